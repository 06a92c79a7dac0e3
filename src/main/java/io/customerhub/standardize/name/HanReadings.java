package io.customerhub.standardize.name;

import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Chinese characters are read in Mandarin, in Hanyu Pinyin with tone marks (ISO 7098). Family names have readings of
 * their own: 单 is Shàn as a family name and dān elsewhere.
 */
final class HanReadings {

    private static final char FIRST = 0x3400;
    private static final char LAST = 0x9FFF;
    private static final String[] READINGS = load();
    private static final Map<String, String[]> SURNAMES = surnames();
    private static final String MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùńňǹḿüǖǘǚǜ";
    private static final String PLAIN = "aaaaeeeeiiiioooouuuunnnmvvvvv";

    private HanReadings() {}

    private static String[] load() {
        String[] readings = new String[LAST - FIRST + 1];
        for (String line : WordList.lines(HanReadings.class, "han-readings.txt")) {
            int space = line.indexOf(' ');
            String reading = line.substring(0, space).intern();
            for (int i = space + 1; i < line.length(); i++) {
                readings[line.charAt(i) - FIRST] = reading;
            }
        }
        return readings;
    }

    private static Map<String, String[]> surnames() {
        Map<String, String[]> surnames = new HashMap<>();
        for (String line : WordList.lines(HanReadings.class, "surname-readings.txt")) {
            List<String> parts = List.of(line.split(" "));
            surnames.put(parts.get(0), parts.subList(1, parts.size()).toArray(new String[0]));
        }
        return surnames;
    }

    /** The syllables of a name; null when a character is no Chinese one or has no known reading. */
    static String @Nullable [] syllables(String text) {
        String[] syllables = new String[text.length()];
        for (int i = 0; i < syllables.length; i++) {
            char c = text.charAt(i);
            String reading = c < FIRST || c > LAST ? null : READINGS[c - FIRST];
            if (reading == null) {
                return null;
            }
            syllables[i] = reading;
        }
        return syllables;
    }

    /** The syllables of a family name, simplified or traditional; null as for {@link #syllables}. */
    static String @Nullable [] surname(String text) {
        String[] own = SURNAMES.get(text);
        if (own == null) {
            own = SURNAMES.get(Simplified.of(text));
        }
        return own == null || own.length != text.length() ? syllables(text) : own;
    }

    /** A syllable without its tone, with v for ü. */
    static String toneless(String syllable) {
        StringBuilder out = new StringBuilder(syllable.length());
        for (int i = 0; i < syllable.length(); i++) {
            int marked = MARKED.indexOf(syllable.charAt(i));
            out.append(marked < 0 ? syllable.charAt(i) : PLAIN.charAt(marked));
        }
        return out.toString();
    }

    /** Every reading that some character has, without tones. */
    static java.util.Set<String> allToneless() {
        java.util.Set<String> all = new java.util.HashSet<>();
        for (String reading : READINGS) {
            if (reading != null) {
                all.add(toneless(reading));
            }
        }
        return all;
    }
}
