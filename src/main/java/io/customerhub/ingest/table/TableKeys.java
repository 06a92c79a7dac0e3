package io.customerhub.ingest.table;

import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the keys of a table, page by page in the order of the key column, with no other columns than those that make
 * the keys of its records. Used by one thread.
 */
public final class TableKeys {

    private final TableSource source;
    private final TableDescription description;
    private final PageSql sql;
    private final List<TableColumn> columns;
    private final RowConverter converter;
    private final FieldNames names;
    private TablePosition from = TablePosition.START;
    private boolean withoutKey;
    private boolean done;

    /**
     * A pass over the keys.
     *
     * @param wanted the fields that make the key of a record
     * @throws TableFailure (HUB-TABLE-002) when one of them is no column
     */
    TableKeys(TableSource source, TableDescription description, List<String> wanted) {
        this.source = source;
        this.description = description;
        this.sql = new PageSql(source, description);
        for (String name : wanted) {
            if (description.columns().stream().noneMatch(column -> column.name().equals(name))) {
                throw new TableFailure(
                        "HUB-TABLE-002",
                        source.stream() + ": '" + source.place() + "' has no column '" + name
                                + "', which the mapping names as a key, so that the keys cannot be compared",
                        null);
            }
        }
        this.columns = description.columns().stream()
                .filter(column -> wanted.contains(column.name())
                        || column.name().equals(description.key().name()))
                .toList();
        this.converter = new RowConverter(columns, source.zone());
        this.names = FieldNames.of(columns.stream().map(TableColumn::name).toList());
    }

    /** The query of the next page, or null when all keys have been read. */
    public @Nullable PageQuery next() {
        List<String> selected = columns.stream().map(TableColumn::name).toList();
        return done ? null : withoutKey ? sql.keysWithoutKey(selected) : sql.keys(from, selected);
    }

    /**
     * The key fields of a page.
     *
     * @param rows what the query of {@link #next()} gave
     */
    public List<Content> page(List<Map<String, Object>> rows) {
        boolean more = rows.size() > source.pageSize();
        List<Map<String, Object>> page = more ? rows.subList(0, source.pageSize()) : rows;
        if (withoutKey) {
            done = true;
            // one row more than a page tells that there are too many, which leaves a record whose key is not known
            page = rows;
        } else if (more) {
            TableColumn key = description.key();
            TablePosition last = new TablePosition(
                    null, RowConverter.position(key, page.get(page.size() - 1).get(key.name())));
            if (last.equals(from)) {
                throw new TableFailure(
                        "HUB-TABLE-008",
                        source.stream() + ": '" + source.place() + "' gave keys again that had been read",
                        null);
            }
            from = last;
        } else if (description.key().nullable()) {
            withoutKey = true;
        } else {
            done = true;
        }
        List<Content> contents = new ArrayList<>(page.size());
        for (Map<String, Object> row : page) {
            contents.add(new Content.Row(names, converter.convert(row)));
        }
        return contents;
    }
}
