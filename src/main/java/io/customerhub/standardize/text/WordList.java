package io.customerhub.standardize.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the lists of words that lie beside the classes: UTF-8, {@code #} starts a comment line, {@code [name]} a
 * section.
 */
public final class WordList {

    private WordList() {}

    /** All lines but comments and blank ones, sections included. */
    public static List<String> lines(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing beside " + beside.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a section, separated by spaces or lines; of a list without sections when the name is empty. */
    public static Set<String> words(Class<?> beside, String resource, String section) {
        List<String> words = new ArrayList<>();
        String current = "";
        for (String line : lines(beside, resource)) {
            if (line.startsWith("[")) {
                current = line.substring(1, line.length() - 1);
            } else if (current.equals(section)) {
                words.addAll(List.of(line.strip().split(" +")));
            }
        }
        return Set.copyOf(words);
    }
}
