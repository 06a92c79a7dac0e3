package io.customerhub.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The field names of a table-like source, in column order. One instance is shared by all rows of a file or page, so
 * that a stage can look its columns up once per batch and not once per row.
 */
public final class FieldNames {

    private final List<String> names;
    private final Map<String, Integer> columns;

    private FieldNames(List<String> names) {
        this.names = List.copyOf(names);
        this.columns = new HashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            if (columns.put(names.get(i), i) != null) {
                throw new IllegalArgumentException("the field name '" + names.get(i) + "' appears twice");
            }
        }
    }

    /**
     * Field names in column order.
     *
     * @throws IllegalArgumentException when a name appears twice
     */
    public static FieldNames of(List<String> names) {
        return new FieldNames(names);
    }

    /** As {@link #of(List)}. */
    public static FieldNames of(String... names) {
        return new FieldNames(Arrays.asList(names));
    }

    /** The column of a field, counted from 0, or -1 when there is no such field. */
    public int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    /** How many columns there are. */
    public int size() {
        return names.size();
    }

    /** All names in column order. */
    public List<String> names() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldNames that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
