package io.customerhub.cli;

import io.customerhub.record.StreamName;

/** Who uses the command line, and what was named there. */
final class Actor {

    private Actor() {}

    /** The user of the shell, for the record. */
    static String of(Terminal terminal) {
        return terminal.environment().getOrDefault("USER", "operator");
    }

    /** The stream that an argument such as {@code crm/contacts} names; another text ends the command. */
    static StreamName stream(String text) {
        try {
            return StreamName.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, wrong.getMessage());
        }
    }
}
