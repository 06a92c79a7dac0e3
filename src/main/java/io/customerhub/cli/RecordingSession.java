package io.customerhub.cli;

import io.customerhub.acceptance.TestRecording;
import io.customerhub.acceptance.TestRecording.Recorded;
import io.customerhub.acceptance.source.FixtureException;
import io.customerhub.config.HubSettings;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.List;

/** {@code hub test --record}: fixtures from a real web source. */
final class RecordingSession {

    private final Terminal terminal;
    private final HubSettings settings;

    RecordingSession(Terminal terminal, HubSettings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /** Records each of the streams; the worst outcome counts. */
    ExitCode record(List<String> select) throws InterruptedException {
        List<StreamName> streams = streams(select);
        ProjectFolder project = new ProjectFolder(settings.home());
        TestRecording recording = new TestRecording(project, terminal.environment());
        ExitCode worst = ExitCode.GOOD;
        try (StopSignal stop = new StopSignal()) {
            for (StreamName stream : streams) {
                Recorded recorded =
                        recording.record(stream, settings.data().resolve("test"), terminal::say, stop::isWished);
                recorded.files().forEach(file -> terminal.out().println(project.relative(file)));
                if (!tell(stream, recorded)) {
                    worst = ExitCode.FINDINGS;
                }
            }
        } catch (FixtureException wrong) {
            throw new CommandFailure(ExitCode.CONFIGURATION, wrong.problem().toString());
        }
        return worst;
    }

    /** Tells how it went; false when the stream did not end well. */
    private boolean tell(StreamName stream, Recorded recorded) {
        terminal.say(stream + ": " + recorded.requests() + " requests recorded."
                + (recorded.whole() ? "" : " The source has more pages; the case ends with a wait."));
        if (!recorded.remark().isEmpty()) {
            terminal.say(recorded.remark());
        }
        if (!recorded.files().isEmpty()) {
            terminal.say(
                    "Names, e-mails, phones, keys, addresses and long numbers are masked as far as mapping, contract"
                            + " and field names tell: read the files before you commit them. Then: ./hub test --update "
                            + stream);
        }
        return recorded.remark().isEmpty();
    }

    private static List<StreamName> streams(List<String> select) {
        List<StreamName> streams = new ArrayList<>();
        for (String one : select) {
            try {
                streams.add(StreamName.parse(one));
            } catch (IllegalArgumentException wrong) {
                throw new CommandFailure(ExitCode.USAGE, "HUB-RUN-010  " + wrong.getMessage());
            }
        }
        if (streams.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-RUN-010  say what to record, such as ./hub test --record shop/customers");
        }
        return streams;
    }
}
