package io.customerhub.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
     * Reads a path. Brackets that hold no whole number belong to a name, so that a column called {@code price [EUR]} can
     * be addressed, too.
     *
     * @throws IllegalArgumentException when it is blank, has an empty name between dots, or an index that is not closed,
     *     is too large or has text behind it
     */
    public static FieldPath of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a field path is a name or names joined by '.', found nothing");
        }
        List<Object> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            if (part.isEmpty()) {
                throw new IllegalArgumentException("a name is missing beside a '.' in the field path '" + text + "'");
            }
            addSteps(part, text, steps);
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    private static void addSteps(String part, String text, List<Object> steps) {
        int bracket = part.indexOf('[');
        if (bracket >= 0 && part.indexOf(']', bracket) < 0) {
            throw new IllegalArgumentException("'[' without ']' in the field path '" + text + "'");
        }
        if (bracket < 0 || !isIndex(part, bracket + 1, part.indexOf(']', bracket))) {
            steps.add(part);
            return;
        }
        if (bracket > 0) {
            steps.add(part.substring(0, bracket));
        }
        while (bracket < part.length()) {
            int end = part.indexOf(']', bracket);
            if (part.charAt(bracket) != '[' || !isIndex(part, bracket + 1, end)) {
                throw new IllegalArgumentException(
                        "expected an index such as [0] and then '.', in the field path '" + text + "'");
            }
            steps.add(Integer.parseInt(part.substring(bracket + 1, end)));
            bracket = end + 1;
        }
    }

    /** True for one to nine digits, so that the number always fits. */
    private static boolean isIndex(String part, int from, int to) {
        if (to <= from || to - from > 9) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }

    /** The value at this path: a text, number, boolean, map or list; null when it is absent or null. */
    public @Nullable Object find(Map<String, ?> fields) {
        Object whole = fields.get(text);
        if (whole != null || (steps.size() == 1 && steps.get(0).equals(text))) {
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

    /**
     * A copy of nested data with another value at this path; what is beside it is shared with the original. Names that are
     * missing are added at the end, elements of lists are not.
     *
     * @param value a text, number, boolean, map or list, or null
     * @throws IllegalArgumentException when the path leads through something that is neither map nor list, or to an element
     *     that is not there
     */
    public Map<String, Object> with(Map<String, Object> fields, @Nullable Object value) {
        if (fields.containsKey(text)) {
            Map<String, Object> copy = new LinkedHashMap<>(fields);
            copy.put(text, value);
            return copy;
        }
        @SuppressWarnings("unchecked") // a copy of a map has the keys of the map
        Map<String, Object> copy = (Map<String, Object>) with(fields, 0, value);
        return copy;
    }

    private @Nullable Object with(@Nullable Object node, int depth, @Nullable Object value) {
        if (depth == steps.size()) {
            return value;
        }
        Object step = steps.get(depth);
        if (step instanceof Integer index) {
            if (!(node instanceof List<?> list) || index >= list.size()) {
                throw new IllegalArgumentException(
                        "the record has no element [" + index + "] on the path '" + text + "'");
            }
            List<@Nullable Object> copy = new ArrayList<>(list);
            copy.set(index, with(list.get(index), depth + 1, value));
            return copy;
        }
        if (node != null && !(node instanceof Map)) {
            throw new IllegalArgumentException("the record has a single value on the way to '" + text + "'");
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            copy.putAll(map);
        }
        copy.put(step, with(copy.get(step), depth + 1, value));
        return copy;
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
