package io.customerhub.standardize.date;

import io.customerhub.standardize.text.WordList;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What words in dates mean, as bits: names of months and weekdays ({@code calendar-names.tsv}) and words that say nothing
 * or belong to the time of day ({@code date-words.txt}). A name that means different months in two languages has the bits
 * of both, unless the language is known. Three or more letters at the beginning of a long name mean it, too, where they
 * are no word themselves.
 */
final class DateWords {

    /** One bit per month, January the lowest. */
    static final int MONTHS = 0xFFF;
    /** Monday; the other days of the week follow. */
    static final int MONDAY = 1 << 12;
    /** One bit per weekday. */
    static final int WEEKDAYS = 0x7F << 12;

    static final int FILLER = 1 << 19;
    static final int ORDINAL = 1 << 20;
    static final int NOON = 1 << 21;
    static final int MIDNIGHT = 1 << 22;
    static final int BEFORE_TIME = 1 << 23;
    static final int AFTER_TIME = 1 << 24;
    static final int MORNING = 1 << 25;
    static final int AFTERNOON = 1 << 26;
    static final int YEAR = 1 << 27;
    static final int MONTH = 1 << 28;
    static final int DAY = 1 << 29;
    /** With one of the three above: the word stands before its number. */
    static final int BEFORE = 1 << 30;

    /** Behind the number of minutes. */
    static final int MINUTES = 1 << 31;

    private static final int SHORTEST_BEGINNING = 3;

    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("[filler]", FILLER),
            Map.entry("[ordinal]", ORDINAL),
            Map.entry("[noon]", NOON),
            Map.entry("[midnight]", MIDNIGHT),
            Map.entry("[before-time]", BEFORE_TIME),
            Map.entry("[after-time]", AFTER_TIME),
            Map.entry("[minutes]", MINUTES),
            Map.entry("[morning]", MORNING),
            Map.entry("[afternoon]", AFTERNOON),
            Map.entry("[year]", YEAR),
            Map.entry("[month]", MONTH),
            Map.entry("[day]", DAY),
            Map.entry("[year-before]", YEAR | BEFORE),
            Map.entry("[month-before]", MONTH | BEFORE),
            Map.entry("[day-before]", DAY | BEFORE));

    private static final Table TABLE = load();

    /** The bits of all words, and of the names of each language. */
    private record Table(
            Map<String, Integer> words, Map<String, Map<String, Integer>> byLanguage, Set<String> firstWords) {}

    private DateWords() {}

    /**
     * What a word means; 0 when it is none of a date.
     *
     * @param word folded, see {@link #fold}
     * @param language decides between the meanings that a name has in several languages; null when unknown
     */
    static int meaning(String word, @Nullable String language) {
        int known = TABLE.words().getOrDefault(word, 0);
        if (language != null && Integer.bitCount(known & MONTHS) > 1) {
            int here = TABLE.byLanguage().getOrDefault(language, Map.of()).getOrDefault(word, 0);
            return here == 0 ? known : known & ~MONTHS | here & MONTHS;
        }
        return known;
    }

    /** True for the first word of a name of several, such as {@code thứ hai}. */
    static boolean beginsName(String word) {
        return TABLE.firstWords().contains(word);
    }

    /** The weekday of an East Asian sign in brackets, Monday the lowest bit; 0 when it is none. */
    static int weekday(char sign) {
        int day = Math.max(Math.max("月火水木金土日".indexOf(sign), "월화수목금토일".indexOf(sign)), "一二三四五六日".indexOf(sign));
        return day < 0 ? 0 : 1 << day;
    }

    /** Small letters without the accents of Latin, Greek and Cyrillic letters, as people leave them out. */
    static String fold(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean accents = false;
        for (int i = 0; i < small.length(); i++) {
            accents |= hasAccents(small.charAt(i));
        }
        if (!accents) {
            return small;
        }
        String parts = Normalizer.normalize(small, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (c < 0x300 || c > 0x36F) {
                out.append(c == 'ı' ? 'i' : c);
            }
        }
        return out.toString();
    }

    private static boolean hasAccents(char c) {
        return c >= 0xC0 && c < 0x530 || c >= 0x1E00 && c < 0x2000;
    }

    private static Table load() {
        Map<String, Integer> words = new HashMap<>();
        Map<String, Map<String, Integer>> languages = new HashMap<>();
        Map<String, Integer> beginnings = new HashMap<>();
        for (String line : WordList.lines(DateWords.class, "calendar-names.tsv")) {
            String[] cells = line.split("\t");
            int number = Integer.parseInt(cells[1].substring(1)) - 1;
            boolean month = cells[1].charAt(0) == 'm';
            int bit = month ? 1 << number : MONDAY << number;
            for (String name : cells[2].split("\\|")) {
                String word = fold(name);
                add(words, word, bit);
                add(languages.computeIfAbsent(cells[0], language -> new HashMap<>()), word, bit);
                boolean single = word.indexOf(' ') < 0;
                for (int i = SHORTEST_BEGINNING; month && single && i < word.length() && isAlphabetic(word); i++) {
                    add(beginnings, word.substring(0, i), bit);
                }
            }
        }
        int meaning = 0;
        for (String line : WordList.lines(DateWords.class, "date-words.txt")) {
            if (line.startsWith("[")) {
                meaning = SECTIONS.getOrDefault(line, 0);
            } else {
                for (String word : line.split(" ")) {
                    add(words, fold(word), meaning);
                }
            }
        }
        beginnings.forEach(words::putIfAbsent);
        Set<String> firstWords = words.keySet().stream()
                .filter(word -> word.indexOf(' ') > 0)
                .map(word -> word.substring(0, word.indexOf(' ')))
                .collect(Collectors.toUnmodifiableSet());
        return new Table(Map.copyOf(words), Map.copyOf(languages), firstWords);
    }

    private static void add(Map<String, Integer> words, String word, int bits) {
        words.merge(word, bits, (known, more) -> known | more);
    }

    /** In other scripts a beginning may end within a character. */
    private static boolean isAlphabetic(String word) {
        return word.charAt(0) < 0x530;
    }
}
