package io.customerhub.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a source record: a column name ({@code mobile}) or a path into nested data
 * ({@code contact.phones[0].number}). A field whose whole name equals the text wins over the path, so that a column
 * called {@code a.b} can be addressed, too.
 */
public final class FieldPath {

    private final String text;
    private final List<Object> steps;

    private FieldPath(String text, List<Object> steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is blank or an index is not closed or not a number
     */
    public static FieldPath of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a field path is a name or names joined by '.', found nothing");
        }
        List<Object> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            if (!name.isEmpty()) {
                steps.add(name);
            }
            while (bracket >= 0) {
                int end = part.indexOf(']', bracket);
                if (end < 0) {
                    throw new IllegalArgumentException("'[' without ']' in the field path '" + text + "'");
                }
                steps.add(Integer.parseInt(part.substring(bracket + 1, end)));
                bracket = part.indexOf('[', end);
            }
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }

    /** The value at this path: a text, number, boolean, map or list; null when it is absent or null. */
    public @Nullable Object find(Map<String, ?> fields) {
        Object whole = fields.get(text);
        if (whole != null || steps.size() == 1 && steps.get(0).equals(text)) {
            return whole;
        }
        Object current = fields;
        for (Object step : steps) {
            if (step instanceof Integer index) {
                current = current instanceof List<?> list && index < list.size() ? list.get(index) : null;
            } else {
                current = current instanceof Map<?, ?> map ? map.get(step) : null;
            }
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
