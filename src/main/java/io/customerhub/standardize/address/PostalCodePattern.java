package io.customerhub.standardize.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One form of a postal code. In the pattern {@code n} is a digit, {@code a} a letter, {@code x} either, {@code [..]} one
 * of a set; a space, {@code -} or {@code _} is a place where a space, a hyphen or nothing may be written, and what the
 * standard form has there ({@code _}: nothing); everything else stands for itself. Capitals and small letters are alike.
 */
final class PostalCodePattern {

    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** What may stand at each place; null where a separator may. */
    private final @Nullable String[] sets;

    private final char[] separators;
    private final int digits;

    PostalCodePattern(String pattern) {
        List<@Nullable String> places = new ArrayList<>();
        StringBuilder marks = new StringBuilder();
        int needed = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean separator = c == ' ' || c == '-' || c == '_';
            marks.append(separator ? c : '\0');
            if (c == '[') {
                int end = pattern.indexOf(']', i);
                places.add(set(pattern.substring(i + 1, end)));
                i = end;
            } else {
                places.add(separator ? null : named(c));
            }
            needed += separator ? 0 : 1;
        }
        sets = places.toArray(new String[0]);
        separators = marks.toString().toCharArray();
        digits = needed;
    }

    /** The standard form of what stands between two places of a text; null when it is no such code. */
    @Nullable
    String match(String text, int from, int to) {
        return fits(text, from, to) ? written(text, from) : null;
    }

    /** True when what stands between two places of a text is such a code. */
    boolean fits(String text, int from, int to) {
        if (to - from < digits || to - from > sets.length) {
            return false;
        }
        int at = from;
        for (int i = 0; i < sets.length; i++) {
            String set = sets[i];
            if (set == null) {
                at += at < to && (text.charAt(at) == ' ' || text.charAt(at) == '-') ? 1 : 0;
            } else if (at < to && set.indexOf(upper(text.charAt(at))) >= 0) {
                at++;
            } else {
                return false;
            }
        }
        return at == to;
    }

    private String written(String text, int from) {
        StringBuilder out = new StringBuilder(sets.length);
        int at = from;
        for (int i = 0; i < sets.length; i++) {
            if (sets[i] != null) {
                out.append(upper(text.charAt(at++)));
            } else {
                at += text.charAt(at) == ' ' || text.charAt(at) == '-' ? 1 : 0;
                if (separators[i] != '_') {
                    out.append(separators[i]);
                }
            }
        }
        return out.toString();
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }

    private static String named(char c) {
        return switch (c) {
            case 'n' -> DIGITS;
            case 'a' -> LETTERS;
            case 'x' -> DIGITS + LETTERS;
            default -> String.valueOf(c);
        };
    }

    private static String set(String inner) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            if (i + 2 < inner.length() && inner.charAt(i + 1) == '-') {
                for (char c = inner.charAt(i); c <= inner.charAt(i + 2); c++) {
                    all.append(c);
                }
                i += 2;
            } else {
                all.append(inner.charAt(i));
            }
        }
        return all.toString();
    }
}
