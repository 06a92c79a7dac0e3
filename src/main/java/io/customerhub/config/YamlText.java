package io.customerhub.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes texts so that every reader of YAML, of version 1.1 (which Camel's parser speaks) or 1.2, reads exactly these texts,
 * in block style and within {@code {}} and {@code []}. Quotes stand only where something else would be read without them.
 */
public final class YamlText {

    /** What is no text without quotes: YAML 1.1 and 1.2, the types bool, null, int, float, timestamp, merge and value. */
    private static final Pattern NO_TEXT = Pattern.compile("(?i)(true|false|yes|no|on|off|y|n|null|~|<<|="
            + "|[-+]?(\\d[\\d_]*)?\\.?[\\d_]+\\.?(e[-+]?\\d+)?|[-+]?0[xob][\\da-f_]+|[-+]?\\.(inf|nan)"
            + "|[-+]?\\d+:\\d.*|\\d{4}-\\d\\d?-\\d\\d?.*)?");

    /** Signs at the beginning, a colon or comment sign within, blanks around. */
    private static final Pattern SPECIAL =
            Pattern.compile("^-(\\s.*)?$|^[?:#&*!|>'\"%@`].*|^(---|\\.\\.\\.).*|.*(: |\\s#).*|.*:$|^\\s.*|.*\\s$");

    /** What ends a text within braces and brackets. */
    private static final Pattern FLOW = Pattern.compile(".*[,\\[\\]{}?].*");

    private YamlText() {}

    /**
     * A value of a type of JSON Schema.
     *
     * @param type {@code string}, {@code integer}, {@code number} or {@code boolean}
     */
    public static String of(String text, String type) {
        return type.equals("string") ? of(text) : text;
    }

    /** A text, in double quotes when it could be read as something else. */
    public static String of(String text) {
        boolean isPlain = text.codePoints().noneMatch(YamlText::mustBeEscaped)
                && text.codePoints().anyMatch(Character::isLetterOrDigit)
                && !NO_TEXT.matcher(text).matches()
                && !SPECIAL.matcher(text).matches()
                && !FLOW.matcher(text).matches();
        return isPlain ? text : quoted(text);
    }

    /** One text as it is, several as a list. */
    public static String of(List<String> texts) {
        return texts.size() == 1
                ? of(texts.get(0))
                : texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Characters that no reader takes as they are, or that nobody sees. */
    private static boolean mustBeEscaped(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (mustBeEscaped(point)) {
                        quoted.append(point < 0x10000 ? "\\u%04X".formatted(point) : "\\U%08X".formatted(point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
