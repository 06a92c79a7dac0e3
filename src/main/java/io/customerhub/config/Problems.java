package io.customerhub.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the mistakes of configuration files, so that an engineer sees all of them at once. Not safe for use by
 * several threads.
 */
public final class Problems {

    /** More than this help nobody, and a broken file must not fill the memory. */
    private static final int LIMIT = 1_000;

    private static final int LONGEST_MESSAGE = 1_000;

    private final List<Problem> found = new ArrayList<>();

    /** Adds a mistake, with a message of one line; beyond a thousand mistakes they are dropped. */
    public void add(Place place, ProblemCode code, String message) {
        if (found.size() < LIMIT) {
            found.add(new Problem(place, code.code(), printable(message)));
        }
    }

    /** Adds one that was found elsewhere. */
    public void add(Problem problem) {
        if (found.size() < LIMIT) {
            found.add(problem);
        }
    }

    /** Messages quote what stands in a file: a line break would look like another problem, an escape code like colour. */
    private static String printable(String message) {
        StringBuilder line = new StringBuilder(Math.min(message.length(), LONGEST_MESSAGE));
        message.codePoints().limit(LONGEST_MESSAGE).forEach(c -> {
            int type = Character.getType(c);
            boolean isInvisible = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            line.appendCodePoint(isInvisible ? '\uFFFD' : c);
        });
        return line.toString();
    }

    /** How many there are so far; a reader that compares before and after knows whether its own part is sound. */
    public int count() {
        return found.size();
    }

    /** True when there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, sorted by file, line and column. */
    public List<Problem> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /** One line each, {@code file:line:column  code  message}, sorted by place; empty when there is none. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        sorted().forEach(problem -> lines.append(problem).append('\n'));
        return lines.toString();
    }
}
