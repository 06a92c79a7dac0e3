package io.customerhub.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lets a decision of a steward be seen in the golden customers at once, unless the command line says {@code --later}. */
final class AfterDecision {

    @Option(
            names = "--later",
            description =
                    "Only write it down: it counts from the next matching on, that of the running hub or hub match --all.")
    private boolean later;

    boolean isLater() {
        return later;
    }

    /** Why it does not count yet, if there is anything to tell. */
    void tell(Terminal terminal, @Nullable String note) {
        if (note != null) {
            terminal.say(Character.toUpperCase(note.charAt(0)) + note.substring(1) + (note.endsWith(".") ? "" : "."));
        }
    }
}
