package io.customerhub.standardize.phone;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people write around and into the digits of a phone number, and what must not be taken for digits. All texts are
 * half-width.
 */
public final class WrittenNumber {

    private static final Set<String> LABELS = WordList.words(WrittenNumber.class, "labels.txt", "labels");
    private static final List<String> EXTENSIONS =
            List.copyOf(WordList.words(WrittenNumber.class, "labels.txt", "extensions"));

    private static final String HIDING = "*\u2022\u25CF\u00D7?";
    private static final String LOOK_ALIKES = "oOIl";
    private static final String SEPARATORS = "/;,\u3001|&\n \u548C\u6216";
    private static final int FEWEST_DIGITS = 5;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_EXTENSION = 6;

    private WrittenNumber() {}

    /**
     * Whether nothing in the text needs a closer look: no sign that hides digits, no letter behind the first digit, no sign
     * of an extension.
     */
    public static boolean isPlain(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '#' || c == '~' || c == ';' || c == ',' || HIDING.indexOf(c) >= 0) {
                return false;
            } else if (c >= 'A' && Character.isLetter(c) && (digits || isDoubledX(text, i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether digits are hidden ({@code 138****8000}, {@code 138xxxx8000}) or written as letters that look like them
     * ({@code 138OO138OOO}). libphonenumber would read such letters as keys of a telephone and find another number.
     */
    public static boolean isMasked(String text) {
        int alike = 0;
        int letters = 0;
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hiding = HIDING.indexOf(c) >= 0;
            if (hiding && i + 1 < text.length() && HIDING.indexOf(text.charAt(i + 1)) >= 0 || isDoubledX(text, i)) {
                return true;
            }
            digits |= c >= '0' && c <= '9';
            if (digits && Character.isLetter(c)) {
                letters++;
                alike += LOOK_ALIKES.indexOf(c) >= 0 ? 1 : 0;
            }
        }
        return alike > 0 && alike == letters;
    }

    private static boolean isDoubledX(String text, int at) {
        return (text.charAt(at) | 0x20) == 'x' && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x';
    }

    /** Whether letters that stand for digits follow the first digit. */
    public static boolean hasKeypadLetters(String text) {
        int run = 0;
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) | 0x20;
            digits |= text.charAt(i) >= '0' && text.charAt(i) <= '9';
            run = digits && c >= 'a' && c <= 'z' ? run + 1 : 0;
            if (run > 0 && startsExtension(text, i - run + 1)) {
                return false;
            }
            if (run >= 3) {
                return true;
            }
        }
        return false;
    }

    /** The words for an extension that libphonenumber knows (its {@code createExtnPattern}), in ASCII. */
    private static boolean startsExtension(String text, int at) {
        return text.regionMatches(true, at, "ext", 0, 3)
                || text.regionMatches(true, at, "xtn", 0, 3)
                || text.regionMatches(true, at, "int", 0, 3)
                || text.regionMatches(true, at, "anexo", 0, 5)
                || at > 0 && text.charAt(at - 1) == ';';
    }

    /** The text with a Chinese word for an extension as {@code ext.}; the same instance when it has none. */
    public static String withPlainExtension(String text) {
        for (String word : EXTENSIONS) {
            int at = text.indexOf(word);
            if (at > 0) {
                String behind = text.substring(at + word.length()).strip();
                String digits = behind.isEmpty() || ":.".indexOf(behind.charAt(0)) < 0
                        ? behind
                        : behind.substring(1).strip();
                boolean sound = !digits.isEmpty()
                        && digits.length() <= LONGEST_EXTENSION
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
                return sound ? text.substring(0, at).strip() + " ext. " + digits : text;
            }
        }
        return text;
    }

    /** Where a word begins behind the number that says which line it is, brackets included; -1 when there is none. */
    public static int labelStart(String text) {
        int last = text.length();
        while (last > 0 && !isDigit(text.charAt(last - 1))) {
            last--;
        }
        if (last == 0 || text.length() - last > LONGEST_LABEL || text.length() == last) {
            return -1;
        }
        return LABELS.contains(label(text, last)) ? last : -1;
    }

    /** The word that begins there, without brackets, in small letters. */
    public static String label(String text, int from) {
        int first = from;
        int last = text.length();
        while (first < last && !Character.isLetter(text.charAt(first))) {
            first++;
        }
        while (last > first && !Character.isLetter(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last).toLowerCase(Locale.ROOT);
    }

    /** Takes a text that may be a whole number to its standard form, or null. */
    @FunctionalInterface
    public interface WholeNumber {

        /** The number, or null when the text is none. */
        @Nullable
        String of(String text);
    }

    /**
     * The numbers of a text that holds several and nothing else; empty when it holds one, or when there is more than one
     * way to part it.
     *
     * @param known tells whole numbers
     */
    public static List<String> several(String text, WholeNumber known) {
        List<String> found = List.of();
        for (int i = FEWEST_DIGITS; i < text.length() - FEWEST_DIGITS; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0 && SEPARATORS.indexOf(text.charAt(i - 1)) < 0) {
                String first = known.of(text.substring(0, i).strip());
                List<String> rest = first == null ? List.of() : rest(text.substring(i), known);
                if (!rest.isEmpty()) {
                    if (!found.isEmpty()) {
                        return List.of();
                    }
                    found = new ArrayList<>(List.of(first));
                    found.addAll(rest);
                }
            }
        }
        return found;
    }

    private static List<String> rest(String text, WholeNumber known) {
        int start = 0;
        while (start < text.length() && SEPARATORS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String rest = text.substring(start);
        String last = known.of(rest);
        return last == null ? several(rest, known) : List.of(last);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
