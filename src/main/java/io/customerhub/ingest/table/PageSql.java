package io.customerhub.ingest.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page queries of one table. Each asks for one row more than the page has, which tells whether there is more
 * and whether the key is unique at the border.
 */
final class PageSql {

    private static final String CURSOR = "cursorValue";
    private static final String KEY = "keyValue";

    private final TableDescription description;
    private final String select;
    private final String from;
    private final int rows;
    private final String key;
    private final String cursor;
    private final String present;
    private final String absent;

    /** Queries for pages of the source, as the database describes it. */
    PageSql(TableSource source, TableDescription description) {
        this.description = description;
        SqlDialect dialect = description.dialect();
        this.rows = source.pageSize() + 1;
        this.from = " FROM " + TableDescription.from(dialect, source);
        this.select =
                selectOf(description.columns().stream().map(TableColumn::name).toList(), rows);
        this.key = dialect.ordered(expression(description.key()), description.key());
        TableColumn cursorColumn = description.cursor();
        this.cursor = cursorColumn == null ? "" : dialect.ordered(expression(cursorColumn), cursorColumn);
        this.present = cursorColumn == null ? "" : dialect.present(cursor, cursorColumn);
        this.absent = cursorColumn == null ? "" : dialect.absent(cursor, cursorColumn);
    }

    /** Rows in the order of (cursor, key), from {@code from}: inclusive when it has no key, after it when it has one. */
    PageQuery byCursor(TablePosition from) {
        List<String> conditions = new ArrayList<>(List.of(present));
        if (description.key().nullable()) {
            conditions.add(key + " IS NOT NULL");
        }
        if (from.cursor() != null && from.key() != null) {
            conditions.add(description.dialect().after(cursor, key, cursorParameter(), keyParameter()));
        } else if (from.cursor() != null) {
            conditions.add(cursor + " >= " + cursorParameter());
        }
        return query(conditions, cursor + ", " + key, from);
    }

    /** Rows in the order of the key, after the key of {@code from}; with a cursor column only those without cursor. */
    PageQuery byKey(TablePosition from) {
        List<String> conditions = new ArrayList<>();
        if (!cursor.isEmpty()) {
            conditions.add(absent);
        }
        conditions.add(from.key() == null ? key + " IS NOT NULL" : key + " > " + keyParameter());
        return query(conditions, key, from);
    }

    /** Rows without key; with a cursor column only those from the cursor of {@code from} on, or without one. */
    PageQuery withoutKey(TablePosition from) {
        List<String> conditions = new ArrayList<>(List.of(key + " IS NULL"));
        if (!cursor.isEmpty() && from.cursor() != null) {
            conditions.add("(" + cursor + " >= " + cursorParameter() + " OR " + absent + ")");
        }
        return query(conditions, cursor.isEmpty() ? null : cursor, from);
    }

    /** The keys only, in the order of the key, after the key of {@code from}. */
    PageQuery keys(TablePosition from, List<String> columns) {
        String condition = from.key() == null ? key + " IS NOT NULL" : key + " > " + keyParameter();
        return query(selectOf(columns, rows), List.of(condition), key, from, rows);
    }

    /** The key fields of rows whose key column is empty. */
    PageQuery keysWithoutKey(List<String> columns) {
        return query(selectOf(columns, rows), List.of(key + " IS NULL"), null, TablePosition.START, rows);
    }

    /** A row if there is any from the cursor of {@code from} on; none otherwise. */
    PageQuery anyFrom(TablePosition from) {
        String any = selectOf(List.of(description.key().name()), 1);
        return query(any, List.of(cursor + " >= " + cursorParameter()), null, from, 1);
    }

    private PageQuery query(List<String> conditions, @Nullable String order, TablePosition from) {
        return query(select, conditions, order, from, rows);
    }

    private String selectOf(List<String> columns, int most) {
        SqlDialect dialect = description.dialect();
        List<String> selected = new ArrayList<>();
        for (TableColumn column : description.columns()) {
            if (columns.contains(column.name())) {
                selected.add(dialect.read(expression(column), column) + " AS " + dialect.quoted(column.name()));
            }
        }
        return "SELECT" + dialect.firstRows(most) + " " + String.join(", ", selected) + from;
    }

    private PageQuery query(
            String selected, List<String> conditions, @Nullable String order, TablePosition from, int most) {
        String sql = selected + " WHERE " + String.join(" AND ", conditions)
                + (order == null ? "" : " ORDER BY " + order)
                + description.dialect().onlyRows(most);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (from.cursor() != null && description.cursor() != null && sql.contains(":?" + CURSOR)) {
            parameters.put(CURSOR, description.dialect().bound(from.cursor(), description.cursor()));
        }
        if (from.key() != null && sql.contains(":?" + KEY)) {
            parameters.put(KEY, description.dialect().bound(from.key(), description.key()));
        }
        return new PageQuery(sql, parameters);
    }

    private String cursorParameter() {
        TableColumn column = description.cursor();
        return column == null ? "" : description.dialect().parameter(":?" + CURSOR, column);
    }

    private String keyParameter() {
        return description.dialect().parameter(":?" + KEY, description.key());
    }

    /** Qualified, because a bare name after ORDER BY would mean the text that is selected under it. */
    private String expression(TableColumn column) {
        return "source." + description.dialect().quoted(column.name());
    }
}
