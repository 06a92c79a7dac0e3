package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Short and pet forms of given names, each with the full name that it stands for: Bob is Robert. Immutable. */
public final class Nicknames {

    /** The list of the standardizers: a name line by line, then its short forms. One list, so that both agree. */
    private static final String LIST = "/io/customerhub/standardize/name/diminutives.txt";

    private final Map<String, String> full;

    private Nicknames(Map<String, String> full) {
        this.full = Map.copyOf(full);
    }

    /** Those that come with the hub. */
    public static Nicknames load() {
        Map<String, String> full = new HashMap<>();
        try (InputStream in = Nicknames.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, LIST), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] names = line.strip().split(" ");
                    for (int i = 1; i < names.length; i++) {
                        full.put(names[i], names[0]);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(LIST, unreadable);
        }
        return new Nicknames(full);
    }

    /** The full form of a folded given name; the name itself when it is none or could be two. */
    public String fullForm(String given) {
        return full.getOrDefault(given, given);
    }

    /** Of each value of a column a number that two values share when their first names have the same full form. */
    int[] fullForms(MatchColumn column) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] forms = new int[column.distinct()];
        for (int value = 0; value < forms.length; value++) {
            forms[value] = numbers.computeIfAbsent(fullForm(column.string(value)), form -> numbers.size());
        }
        return forms;
    }
}
