package io.customerhub.standardize.date;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of months in the languages that are read, from the JDK's Unicode CLDR data, and words that may stand in a date
 * without meaning: weekdays, ordinal endings, 'of'. A name that means different months in two languages means none.
 */
final class DateWords {

    private static final List<String> LANGUAGES =
            List.of("en", "en-GB", "de", "de-AT", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "pl", "ru", "tr");

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final int CONFLICT = 0;

    private static final Map<String, Integer> MONTHS = months();

    private static final Set<String> IGNORED = ignored();

    private DateWords() {}

    /** 1 to 12, or 0 when the word is no month. The word is in any case, without a dot. */
    static int month(String word) {
        String key = word.toLowerCase(Locale.ROOT);
        Integer month = MONTHS.get(key);
        if (month == null) {
            month = MONTHS.get(withoutAccents(key));
        }
        return month == null ? CONFLICT : month;
    }

    /** True when the word says nothing that the date depends on. */
    static boolean isIgnored(String word) {
        return IGNORED.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : STYLES) {
                    add(months, month.getDisplayName(style, locale).toLowerCase(locale), month.getValue());
                }
            }
        }
        add(months, "sept", 9);
        add(months, "mrz", 3);
        return Map.copyOf(months);
    }

    private static void add(Map<String, Integer> months, String name, int month) {
        String word = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (word.length() < 3 || !Character.isLetter(word.charAt(0))) {
            return;
        }
        months.merge(word, month, (known, added) -> known.equals(added) ? known : CONFLICT);
        String plain = withoutAccents(word);
        if (!plain.equals(word)) {
            months.merge(plain, month, (known, added) -> known.equals(added) ? known : CONFLICT);
        }
    }

    private static Set<String> ignored() {
        Set<String> words = new HashSet<>(List.of(
                "st", "nd", "rd", "th", "er", "ste", "de", "del", "of", "the", "le", "den", "der", "di", "el", "e", "a",
                "year", "г", "год", "года", "r", "do"));
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (DayOfWeek day : DayOfWeek.values()) {
                for (TextStyle style : STYLES) {
                    String name = day.getDisplayName(style, locale).toLowerCase(locale);
                    for (String word : name.split("[-.]")) {
                        words.add(word);
                    }
                }
            }
        }
        words.remove("");
        return Set.copyOf(words);
    }

    private static String withoutAccents(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
