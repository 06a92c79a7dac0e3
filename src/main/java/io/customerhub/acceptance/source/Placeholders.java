package io.customerhub.acceptance.source;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts values in the place of {@code {{name}}} and {@code {{name:default}}}, so that a test needs no settings. */
final class Placeholders {

    /** What stands for a property that neither the test nor the route gives a value: nothing real. */
    private static final String HARMLESS = "test";

    private final Map<String, String> properties;

    Placeholders(Map<String, String> properties) {
        this.properties = properties;
    }

    String in(String text) {
        return replaced(text, this::value);
    }

    /** The text with the value of each placeholder in its place; a value is given for what stands between the braces. */
    static String replaced(String text, UnaryOperator<String> value) {
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            resolved.append(text, from, open)
                    .append(value.apply(text.substring(open + 2, close).strip()));
            from = close + 2;
        }
        return resolved.append(text, from, text.length()).toString();
    }

    private String value(String name) {
        String given = properties.get(name);
        if (given != null) {
            return given;
        }
        boolean isFunction = name.startsWith("env:") || name.startsWith("sys:") || name.startsWith("bean:");
        int colon = isFunction ? name.indexOf(':', name.indexOf(':') + 1) : name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        return properties.getOrDefault(plain, colon < 0 ? HARMLESS : name.substring(colon + 1));
    }
}
