package io.customerhub.ingest.rest.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders such as {@code ${cursor}}. They are not Camel's {@code {{name}}}, which are filled in when the
 * route is made; these are filled in for each request.
 */
public final class TextTemplate {

    private final List<Part> parts;

    /** A piece of the text as it is, or the name of a placeholder. */
    private record Part(String text, boolean isPlaceholder) {}

    private TextTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a text.
     *
     * @param option the option it stands in, for the message
     * @param known the placeholders that may be used
     * @throws IllegalArgumentException when one is not known or not closed
     */
    public static TextTemplate of(String option, String text, Set<String> known) {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", done)) {
            int end = text.indexOf('}', at);
            String name = end < 0 ? "" : text.substring(at + 2, end);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("'" + option + "' knows the placeholders ${"
                        + String.join("}, ${", new TreeSet<>(known)) + "}, found '"
                        + text.substring(at, end < 0 ? text.length() : end + 1) + "'");
            }
            if (at > done) {
                parts.add(new Part(text.substring(done, at), false));
            }
            parts.add(new Part(name, true));
            done = end + 1;
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), false));
        }
        return new TextTemplate(List.copyOf(parts));
    }

    /** The placeholders in it. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream().filter(Part::isPlaceholder).forEach(part -> names.add(part.text()));
        return names;
    }

    /** The placeholder that is the whole text, or null when there is more or less than one. */
    @Nullable
    String only() {
        return parts.size() == 1 && parts.get(0).isPlaceholder() ? parts.get(0).text() : null;
    }

    /** The text with its values, each encoded; what has no value is left out. */
    public String fill(Map<String, ?> values, UnaryOperator<String> encode) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            Object value = part.isPlaceholder() ? values.get(part.text()) : null;
            if (value != null) {
                filled.append(encode.apply(value.toString()));
            } else if (!part.isPlaceholder()) {
                filled.append(part.text());
            }
        }
        return filled.toString();
    }
}
