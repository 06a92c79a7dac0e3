package io.customerhub.standardize.name;

import io.customerhub.standardize.text.Composed;
import io.customerhub.standardize.text.WordList;
import java.util.Set;

/**
 * The case of Western names that were typed in capitals or in small letters only. Rules after Lingua::EN::NameCase: a
 * capital after a hyphen, a dot and the apostrophe of O' and D', after Mc, and after Mac where it is a patronymic.
 */
public final class NameCase {

    private static final Set<String> MAC_EXCEPTIONS = WordList.words(NameCase.class, "mac-exceptions.txt", "");
    private static final String NOT_AFTER_MAC = "acijoz";

    private NameCase() {}

    /** One word of a name, whatever its case was. */
    public static String word(String word) {
        char[] out = new char[word.length()];
        int start = 0;
        for (int i = 0; i < out.length; i++) {
            char c = word.charAt(i);
            if (i == start) {
                out[i] = Character.toTitleCase(c);
            } else {
                out[i] = Character.toLowerCase(c);
            }
            if (startsAnother(word, start, i)) {
                start = i + 1;
            }
        }
        capitalizePatronymics(out);
        return Composed.of(new String(out));
    }

    /**
     * True for two letters that stand for two given names, such as {@code JD} and {@code AJ}: without a vowel, or with J
     * at the end. Not for {@code Ng}, a family name, and {@code Md}, short for Mohammed.
     */
    static boolean areInitials(String word) {
        if (word.length() != 2 || word.charAt(0) >= 128 || word.charAt(1) >= 128) {
            return false;
        }
        char first = Character.toLowerCase(word.charAt(0));
        char second = Character.toLowerCase(word.charAt(1));
        boolean letters = first >= 'a' && first <= 'z' && second >= 'a' && second <= 'z';
        boolean name = first == 'n' && second == 'g' || first == 'm' && (second == 'd' || second == 'c');
        return letters && !name && (second == 'j' || "aeiouy".indexOf(first) < 0 && "aeiouy".indexOf(second) < 0);
    }

    /** Every word of a text as {@link #word} writes it. */
    public static String capitalizeWords(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                out.append(word(text.substring(start, i)));
                if (i < text.length()) {
                    out.append(' ');
                }
                start = i + 1;
            }
        }
        return out.toString();
    }

    /** True when the letter after {@code at} begins a part of its own. */
    private static boolean startsAnother(String word, int start, int at) {
        char c = word.charAt(at);
        if (c == '\'' || c == '’' || c == 'ʼ' || c == '`') {
            return at - start == 1 && at + 2 < word.length();
        }
        return !Character.isLetter(c) && !isMark(c) && !Character.isSurrogate(c) && c != '´';
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static void capitalizePatronymics(char[] out) {
        int end = out.length;
        if (end > 1 && out[end - 1] == 'σ') {
            out[end - 1] = 'ς';
        }
        for (int start = 0; start + 3 < end; start++) {
            if (out[start] == 'M' && (start == 0 || !Character.isLetter(out[start - 1]))) {
                capitalizePatronymic(out, start);
            }
        }
    }

    private static void capitalizePatronymic(char[] out, int start) {
        if (out[start + 1] == 'c') {
            out[start + 2] = Character.toTitleCase(out[start + 2]);
            return;
        }
        int end = start;
        while (end < out.length && Character.isLetter(out[end])) {
            end++;
        }
        boolean patronymic = end - start > 5 && out[start + 1] == 'a' && out[start + 2] == 'c';
        if (patronymic
                && NOT_AFTER_MAC.indexOf(out[end - 1]) < 0
                && !MAC_EXCEPTIONS.contains("m" + new String(out, start + 1, end - start - 1))) {
            out[start + 3] = Character.toTitleCase(out[start + 3]);
        }
    }
}
