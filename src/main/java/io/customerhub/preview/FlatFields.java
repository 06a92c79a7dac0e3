package io.customerhub.preview;

import io.customerhub.record.Content;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a record one by one, nested ones by the path that a mapping would write. */
public final class FlatFields {

    private static final int MOST_FIELDS = 500;
    private static final int MOST_ELEMENTS = 10;

    private FlatFields() {}

    /** Path and text of each field in order; of a list the first ten elements; at most 500 fields. */
    public static Map<String, @Nullable String> of(Content content) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (content instanceof Content.Row row) {
            for (int i = 0; i < row.names().size() && i < MOST_FIELDS; i++) {
                fields.put(row.names().names().get(i), row.value(i));
            }
        } else if (content instanceof Content.Tree tree) {
            tree.fields().forEach((name, value) -> add(name, value, fields));
        }
        return fields;
    }

    private static void add(String path, @Nullable Object value, Map<String, @Nullable String> fields) {
        if (fields.size() >= MOST_FIELDS) {
            return;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, inner) -> add(path + "." + name, inner, fields));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size() && i < MOST_ELEMENTS; i++) {
                add(path + "[" + i + "]", list.get(i), fields);
            }
        } else if (value instanceof Map || value instanceof List) {
            fields.put(path, null);
        } else {
            fields.put(
                    path,
                    value == null
                            ? null
                            : value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }
}
