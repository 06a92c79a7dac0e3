package io.customerhub.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes texts so that YAML 1.2 reads them as exactly these texts. */
final class YamlText {

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~");

    private YamlText() {}

    /** The text, in double quotes when it could be read as something else. */
    static String of(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** One text as it is, several as a list. */
    static String of(List<String> texts) {
        return texts.size() == 1
                ? of(texts.get(0))
                : texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty()
                || WORDS.contains(text.toLowerCase(Locale.ROOT))
                || !Character.isLetter(text.codePointAt(0))) {
            return false;
        }
        return text.codePoints()
                        .allMatch(c -> Character.isLetterOrDigit(c)
                                || c == '_'
                                || c == '-'
                                || c == '.'
                                || c == ' '
                                || c == '/')
                && !text.endsWith(" ");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point < 0x20 || point == 0x7F || Character.getType(point) == Character.FORMAT) {
                quoted.append(point < 0x10000 ? "\\u%04X".formatted(point) : "\\U%08X".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
