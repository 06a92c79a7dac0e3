package io.customerhub.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command reads and writes: data to {@code out}, talk to {@code err}, all in UTF-8.
 *
 * @param in stdin
 * @param out stdout
 * @param err stderr
 * @param environment the environment variables
 * @param interactive true when a person watches: progress may redraw its line
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                environment,
                System.console() != null && !"dumb".equals(environment.get("TERM")));
    }

    /** How many cells a line has, by the variable {@code COLUMNS}; 110 when nobody says. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Math.max(60, Integer.parseInt(columns)) : 110;
    }

    /** One line of talk. */
    void say(String line) {
        err.println(line);
    }
}
