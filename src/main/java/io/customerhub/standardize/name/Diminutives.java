package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.Map;

/** Short and pet forms of given names and the name they stand for: Bob is Robert. For match keys only. */
final class Diminutives {

    private static final Map<String, String> FULL = load();

    private Diminutives() {}

    private static Map<String, String> load() {
        Map<String, String> full = new HashMap<>();
        for (String line : WordList.lines(Diminutives.class, "diminutives.txt")) {
            String[] names = line.split(" ");
            for (int i = 1; i < names.length; i++) {
                full.put(names[i], names[0]);
            }
        }
        return Map.copyOf(full);
    }

    /** The full form of a given name in small letters without accents; the name itself when it is none or could be two. */
    static String full(String given) {
        return FULL.getOrDefault(given, given);
    }
}
