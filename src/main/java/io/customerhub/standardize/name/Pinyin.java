package io.customerhub.standardize.name;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Chinese name in Latin letters, as GB/T 28039-2011 spells it: family name, space, given name, each as one word with a
 * capital ({@code Shàn Dāndān}, {@code Mòqí Xiè}); an apostrophe parts syllables that begin with a, e or o.
 *
 * @param spelled with tone marks
 * @param passport in capitals without tones, YU for ü, as passports have it ({@code LYU BU})
 */
record Pinyin(String spelled, String passport) {

    /** The pinyin of a name; null when a character is no Chinese one. Either part may be null, not both. */
    static @Nullable Pinyin of(@Nullable String first, @Nullable String second, boolean familyFirst) {
        String[] one =
                first == null ? new String[0] : familyFirst ? HanReadings.surname(first) : HanReadings.syllables(first);
        String[] two = second == null ? new String[0] : HanReadings.syllables(second);
        if (one == null || two == null || one.length + two.length == 0) {
            return null;
        }
        String space = one.length > 0 && two.length > 0 ? " " : "";
        return new Pinyin(spelled(one) + space + spelled(two), passport(one) + space + passport(two));
    }

    private static String spelled(String[] syllables) {
        StringBuilder out = new StringBuilder();
        for (String syllable : syllables) {
            boolean vowel = "aeo".indexOf(HanReadings.toneless(syllable).charAt(0)) >= 0;
            if (vowel && out.length() > 0) {
                out.append('\'');
            }
            out.append(out.length() > 0 ? syllable : Character.toUpperCase(syllable.charAt(0)) + syllable.substring(1));
        }
        return out.toString();
    }

    private static String passport(String[] syllables) {
        StringBuilder out = new StringBuilder();
        for (String syllable : syllables) {
            out.append(HanReadings.toneless(syllable).replace("v", "yu"));
        }
        return out.toString().toUpperCase(Locale.ROOT);
    }
}
