package io.customerhub.sample.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the word lists and the real data that ship with the sample world. */
public final class Resources {
    private static final String ROOT = "/io/customerhub/sample/";

    private Resources() {}

    /**
     * The lines of a shipped file without comments (lines that begin with #) and empty lines.
     *
     * @param name path below the package's resources, such as {@code words/en.txt}
     * @throws IllegalStateException if the program was built without it
     */
    public static List<String> lines(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException("The sample file " + ROOT + name + " is not in this build.");
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("The sample file " + ROOT + name + " cannot be read.", e);
        }
    }

    /** The cells of a shipped CSV file without its header; comma, cells may be quoted, no line breaks in cells. */
    public static List<String[]> cells(String name) {
        List<String[]> rows = new ArrayList<>();
        List<String> lines = lines(name);
        for (String line : lines.subList(1, lines.size())) {
            rows.add(split(line));
        }
        return rows;
    }

    private static String[] split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }
}
