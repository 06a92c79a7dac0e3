package io.customerhub.cli;

import io.customerhub.service.RevealPurpose;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which personal data are shown as they are, for a purpose that is written down. */
final class RevealOptions {

    @Option(
            names = "--reveal",
            description =
                    "Values as they are; they may be personal data. It needs --purpose and is written to the audit log.")
    private boolean reveal;

    @Option(
            names = "--purpose",
            description = "What for: customer-request, failed-record, data-correction, match-review, privacy-request or"
                    + " incident.")
    private @Nullable String purpose;

    @Option(
            names = "--case",
            paramLabel = "NUMBER",
            description = "The number of the ticket or request that it is for.")
    private @Nullable String caseNumber;

    boolean isWanted() {
        return reveal;
    }

    /** The purpose; without a word that is one the command ends. */
    RevealPurpose purpose() {
        if (purpose != null) {
            try {
                return RevealPurpose.valueOf(purpose.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException unknown) {
                // told below
            }
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "HUB-DL-006  --reveal needs --purpose with one of these words: "
                        + Arrays.stream(RevealPurpose.values())
                                .map(RevealPurpose::text)
                                .collect(Collectors.joining(", ")));
    }

    @Nullable
    String caseNumber() {
        return caseNumber;
    }
}
