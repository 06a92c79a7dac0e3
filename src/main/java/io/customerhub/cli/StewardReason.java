package io.customerhub.cli;

import org.jspecify.annotations.Nullable;

/** Why a steward decided something, for those who come after. */
final class StewardReason {

    /** A sentence or two; evidence belongs to the sources. */
    private static final int LONGEST = 500;

    private StewardReason() {}

    /** The reason; one that says nothing or too much ends the command. */
    static String checked(String reason) {
        String wrong = wrong(reason);
        if (wrong != null) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-GOLDEN-003  " + wrong);
        }
        return reason;
    }

    /** What is wrong with the reason, or null. */
    static @Nullable String wrong(String reason) {
        return reason.isBlank() || reason.length() > LONGEST
                ? "expected a reason of 1 to " + LONGEST + " characters, found " + reason.length()
                : null;
    }
}
