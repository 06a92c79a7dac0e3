package io.customerhub.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one source record as the source gave them: a row of a table, or nested data. */
public sealed interface Content {

    /** The value at a path as text, exactly as it arrived; null when it is absent or null. */
    @Nullable
    String text(FieldPath path);

    /** The list at a path, each element as content of its own; empty when there is none. */
    List<Content> list(FieldPath path);

    /**
     * A row of a table-like source.
     *
     * @param names the columns, shared by all rows of a file or page
     * @param values one value per column; shorter than the names when the row ended early; null for SQL NULL
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // one array per row, never handed out for change: a list would double the cost
    record Row(FieldNames names, @Nullable String[] values) implements Content {

        @Override
        public @Nullable String text(FieldPath path) {
            return value(names.column(path.text()));
        }

        /** The value of a column counted from 0; null when the column is -1 or past the end of the row. */
        public @Nullable String value(int column) {
            return column >= 0 && column < values.length ? values[column] : null;
        }

        @Override
        public List<Content> list(FieldPath path) {
            return List.of();
        }
    }

    /**
     * Nested data, such as one JSON object.
     *
     * @param fields values are texts, numbers, booleans, maps and lists; numbers are {@code Long}, {@code BigInteger} or
     *     {@code BigDecimal}, so that no digit is lost
     */
    record Tree(Map<String, Object> fields) implements Content {

        @Override
        public @Nullable String text(FieldPath path) {
            Object value = path.find(fields);
            if (value instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return value == null || value instanceof Map || value instanceof List ? null : value.toString();
        }

        @Override
        @SuppressWarnings("unchecked") // JSON objects have text keys
        public List<Content> list(FieldPath path) {
            if (!(path.find(fields) instanceof List<?> list)) {
                return List.of();
            }
            return list.stream()
                    .filter(Map.class::isInstance)
                    .map(element -> (Content) new Tree((Map<String, Object>) element))
                    .toList();
        }
    }
}
