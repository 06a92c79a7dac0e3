package io.customerhub.console.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as files. */
public final class Exports {

    /** What makes a spreadsheet take a text for a formula (OWASP ASVS 5.0, 1.2.10), and its full-width forms. */
    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";

    private Exports() {}

    /** RFC 4180 with a header; texts that a spreadsheet would compute get an apostrophe before them. */
    public static String csv(Table table) {
        StringBuilder text = new StringBuilder("\uFEFF"); // so that spreadsheets take it for UTF-8
        row(text, table.columns().stream().map(Table.Column::key).toList());
        for (List<Cell> cells : table.rows()) {
            row(text, cells.stream().map(Cell::value).toList());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<? extends @Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").append(field(values.get(i)));
        }
        text.append("\r\n");
    }

    /** One field of a CSV file: quoted where needed, and no formula. */
    public static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value.toString();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }

    /** A JSON array with one object for each row; durations are seconds. */
    public static String json(Table table) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (List<Cell> cells : table.rows()) {
            ObjectNode row = rows.addObject();
            for (int i = 0; i < cells.size(); i++) {
                put(row, table.columns().get(i).key(), cells.get(i).value());
            }
        }
        return rows.toPrettyString();
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
