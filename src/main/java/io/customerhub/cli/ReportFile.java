package io.customerhub.cli;

import io.customerhub.report.ReportedMatch;
import io.customerhub.report.page.MatchReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes the report on a matching to a file. */
final class ReportFile {

    private ReportFile() {}

    /** Writes the page in the place of what the file held before, and says where it is. */
    static void write(Terminal terminal, Path file, List<ReportedMatch> matchings) {
        String page = new MatchReportPage().html(matchings, Instant.now());
        try {
            Files.writeString(file, page);
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "HUB-REPORT-001  " + file + " could not be written ("
                            + unwritable.getClass().getSimpleName()
                            + "); name a file in a folder that exists and may be written to");
        }
        terminal.say("The report stands in " + file.toAbsolutePath().normalize() + "; any browser shows it.");
    }
}
