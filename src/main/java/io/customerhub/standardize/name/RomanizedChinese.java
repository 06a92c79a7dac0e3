package io.customerhub.standardize.name;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells Chinese names in pinyin from others, where the region says that names may be Chinese. */
final class RomanizedChinese {

    private static final Set<String> SYLLABLES = HanReadings.allToneless();
    private static final int LONGEST_SYLLABLE = 6;

    private RomanizedChinese() {}

    /** True when the first word is a family name in pinyin, the rest is pinyin and the last word is no family name. */
    static boolean isFamilyFirst(List<String> words) {
        if (words.size() > 3 || !AsianSurnames.isPinyin(lower(words.get(0)))) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (!isPinyin(lower(words.get(i)))) {
                return false;
            }
        }
        return words.size() == 3 || !AsianSurnames.isPinyin(lower(words.get(1)));
    }

    private static String lower(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return isPlain(lower) ? lower : lower.replace("-", "").replace("'", "").replace('ü', 'v');
    }

    private static boolean isPlain(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) < 'a' || lower.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** True when a word is one or two syllables. */
    private static boolean isPinyin(String word) {
        if (word.length() < 2 || word.length() > 2 * LONGEST_SYLLABLE) {
            return false;
        }
        for (int i = 1; i <= word.length(); i++) {
            if (SYLLABLES.contains(word.substring(0, i))
                    && (i == word.length() || SYLLABLES.contains(word.substring(i)))) {
                return true;
            }
        }
        return false;
    }
}
