package io.customerhub.cli;

/** Texts as words of a shell's command line, so that a command can be shown that a person may copy. */
final class ShellWord {

    private static final String PLAIN = "_./:@%+=,-";

    private ShellWord() {}

    /** The text of a value as one word, quoted where POSIX shells need it (POSIX.1-2017, 2.2.2). */
    static String of(Object value) {
        String text = value.toString();
        boolean plain = !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
