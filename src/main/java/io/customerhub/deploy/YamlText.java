package io.customerhub.deploy;

import java.util.regex.Pattern;

/** Writes a single value as YAML, in quotes where YAML would read something else without them. */
public final class YamlText {

    /** What YAML 1.1, which Camel's parser speaks, or 1.2 does not read as a text. */
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?i)(true|false|yes|no|on|off|y|n|null|~|[-+]?(\\d[\\d_]*)?\\.?\\d+([eE][-+]?\\d+)?|[-+]?\\d+:\\d.*|\\d{4}-\\d\\d-\\d\\d.*)?");

    private static final Pattern SPECIAL =
            Pattern.compile("^[-?:](\\s.*)?$|^[,\\[\\]{}#&*!|>'\"%@`].*|.*(: |\\s#).*|.*:$|^\\s.*|.*\\s$");

    private YamlText() {}

    /**
     * A value of a type of JSON Schema.
     *
     * @param type {@code string}, {@code integer}, {@code number} or {@code boolean}
     */
    public static String of(String text, String type) {
        return type.equals("string") ? of(text) : text;
    }

    /** A text. */
    public static String of(String text) {
        boolean isPlain = !NO_TEXT.matcher(text).matches()
                && !SPECIAL.matcher(text).matches()
                && text.chars().noneMatch(Character::isISOControl);
        return isPlain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append("\\x").append(String.format("%02X", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
