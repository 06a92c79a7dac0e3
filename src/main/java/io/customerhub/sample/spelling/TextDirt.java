package io.customerhub.sample.spelling;

import io.customerhub.sample.party.SampleRandom;
import java.util.List;
import java.util.Locale;

/** Spoils text as typing, copying and old systems do. */
public final class TextDirt {
    /** What people enter where they have nothing to enter. */
    public static final List<String> PLACEHOLDERS =
            List.of("N/A", "null", "无", "-", "", "n/a", "NULL", "未知", "?", "none");

    private static final char FULL_WIDTH_SHIFT = 0xFEE0;

    private TextDirt() {}

    /** The value, or in 25 of 1,000 cases a placeholder. */
    public static String maybeMissing(String value, SampleRandom random) {
        return random.chance(25) ? random.pick(PLACEHOLDERS) : value;
    }

    /** The value with letter case, spaces and width as people leave them: most stay as they are. */
    public static String untidy(String value, SampleRandom random) {
        return spaces(width(letterCase(value, random), random), random);
    }

    /** All capitals in 6 of 100 cases, all lower case in 4. */
    public static String letterCase(String value, SampleRandom random) {
        int percent = random.below(100);
        return percent < 6 ? value.toUpperCase(Locale.ROOT) : percent < 10 ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** In 6 of 100 cases with spaces before, after or doubled, or an ideographic or no-break space. */
    public static String spaces(String value, SampleRandom random) {
        return switch (random.below(100)) {
            case 0 -> " " + value;
            case 1, 2 -> value + " ";
            case 3 -> value.replace(" ", "  ");
            case 4 -> "\u3000" + value;
            case 5 -> value.replace(" ", "\u00a0");
            default -> value;
        };
    }

    /** In 15 of 1,000 cases with full-width letters and digits, as Chinese input methods produce them. */
    public static String width(String value, SampleRandom random) {
        return random.chance(15) ? fullWidth(value) : value;
    }

    /** The ASCII characters of the value in their full-width forms (Unicode block FF00), spaces as U+3000. */
    public static String fullWidth(String value) {
        StringBuilder wide = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            wide.append(c == ' ' ? '\u3000' : c > ' ' && c < 0x7F ? (char) (c + FULL_WIDTH_SHIFT) : c);
        }
        return wide.toString();
    }

    /** The value with one slip of the fingers: two letters swapped, one lost, or one doubled; short values stay. */
    public static String typo(String value, SampleRandom random) {
        if (value.length() < 4) {
            return value;
        }
        int at = random.between(1, value.length() - 3);
        if (Character.isSurrogate(value.charAt(at)) || Character.isSurrogate(value.charAt(at + 1))) {
            return value;
        }
        return switch (random.below(3)) {
            case 0 -> value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
            case 1 -> value.substring(0, at) + value.substring(at + 1);
            default -> value.substring(0, at) + value.charAt(at) + value.substring(at);
        };
    }
}
