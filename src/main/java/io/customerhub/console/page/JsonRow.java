package io.customerhub.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table as JSON. */
final class JsonRow {

    private JsonRow() {}

    /** A row as an object; times are ISO 8601, durations seconds. */
    static ObjectNode of(Table table, List<Cell> cells) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            put(row, table.columns().get(i).key(), cells.get(i).value());
        }
        return row;
    }

    private static void put(ObjectNode row, String key, @Nullable Object value) {
        if (value == null) {
            row.putNull(key);
        } else if (value instanceof Long number) {
            row.put(key, number);
        } else if (value instanceof Integer number) {
            row.put(key, number);
        } else if (value instanceof Number number) {
            row.put(key, number.doubleValue());
        } else if (value instanceof Boolean yes) {
            row.put(key, yes);
        } else if (value instanceof Duration span) {
            row.put(key, span.toNanos() / 1e9);
        } else {
            row.put(key, value.toString());
        }
    }
}
