package io.customerhub.ingest.table;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a table: asks for pages in turn and makes a batch of each, until the table has given all that it has.
 * A table with a cursor is read from the position on, then the rows without cursor, by key; a table without cursor is
 * read as a whole, by key. Rows without key come last. Used by one thread.
 */
public final class TablePoll {

    /** By how much a clock may have been set back without anybody being asked. */
    private static final Lookback CLOCK_STEP = new Lookback(Duration.ofMinutes(5), BigDecimal.ZERO);

    private enum Part {
        BY_CURSOR,
        WITHOUT_CURSOR,
        RELOAD,
        WITHOUT_KEY,
        DONE
    }

    private final TableSource source;
    private final TableDescription description;
    private final BatchOrigin origin;
    private final PageSql sql;
    private final RowConverter converter;
    private final FieldNames names;
    private final CursorOrder order;
    private final PayloadCodec codec = new PayloadCodec();
    private final TablePosition start;

    private Part part;
    private TablePosition from;
    private TablePosition reached;
    private boolean capped;
    private long row;

    /** A pass from a committed position on; {@code settled} says that nothing is committed late any more. */
    TablePoll(
            TableSource source,
            TableDescription description,
            BatchOrigin origin,
            TablePosition committed,
            boolean settled) {
        this.source = source;
        this.description = description;
        this.origin = origin;
        this.sql = new PageSql(source, description);
        this.converter = new RowConverter(description.columns(), source.zone());
        this.names = FieldNames.of(
                description.columns().stream().map(TableColumn::name).toList());
        TableColumn cursor = description.cursor();
        this.order = new CursorOrder(cursor == null ? TableColumn.Kind.OTHER : cursor.kind(), source.zone());
        this.part = cursor == null ? Part.RELOAD : Part.BY_CURSOR;
        this.reached = committed;
        this.start = cursor == null ? committed : startAfter(committed, settled);
        this.from = start;
    }

    /**
     * The query of the next page, or null when the pass is complete.
     *
     * @throws TableFailure when the rows that were read cannot be paged
     */
    public @Nullable PageQuery next() {
        return switch (part) {
            case BY_CURSOR -> sql.byCursor(from);
            case WITHOUT_CURSOR, RELOAD -> sql.byKey(from);
            case WITHOUT_KEY -> sql.withoutKey(start);
            case DONE -> null;
        };
    }

    /**
     * The batch of a page, or null when the page is empty.
     *
     * @param rows what the query of {@link #next()} gave, as maps from column to value
     * @throws TableFailure when the key is not unique, or the rows are not in the order that was asked for
     */
    public @Nullable RecordBatch page(List<Map<String, Object>> rows) {
        boolean more = rows.size() > source.pageSize();
        if (rows.isEmpty()) {
            emptyPage();
            return null;
        }
        List<Map<String, Object>> page = more ? rows.subList(0, source.pageSize()) : rows;
        Position position = null;
        if (part == Part.WITHOUT_KEY) {
            requireFewWithoutKey(more);
            part = Part.DONE;
        } else {
            TablePosition last = position(page.get(page.size() - 1));
            if (more) {
                requireUnique(last, position(rows.get(source.pageSize())));
            }
            requireProgress(last);
            position = moved(last, more);
            from = last;
            if (!more) {
                endOfPart();
            }
        }
        return RecordBatch.read(origin, records(page), List.of(), position);
    }

    /** The position after all that was read so far. */
    TablePosition reached() {
        return reached;
    }

    /** True when the position has been held back at the database's clock, because cursors lie in the future. */
    boolean isCapped() {
        return capped;
    }

    /** True when the cursor is a time, so that late commits come to an end. */
    boolean hasTimeCursor() {
        return order.isTime();
    }

    private TablePosition startAfter(TablePosition committed, boolean settled) {
        String cursor = committed.cursor();
        if (cursor == null) {
            return TablePosition.START;
        }
        TableColumn.Kind kind = Objects.requireNonNull(description.cursor()).kind();
        if (!isCalculable(kind)) {
            return committed;
        }
        if (!order.isKnown(cursor)) {
            TableColumn column = Objects.requireNonNull(description.cursor());
            throw refused("does not fit the cursor column '" + column.name() + "' (" + column.typeName() + ")");
        }
        String trusted = order.cappedAt(cursor, description.now());
        if (!trusted.equals(cursor)) {
            requireNear(cursor);
            reached = new TablePosition(trusted, null);
        } else if (settled) {
            return committed;
        }
        String earlier = order.before(trusted, source.lookback());
        boolean nothingBack = order.compare(earlier, cursor) == 0 && kind != TableColumn.Kind.DATE;
        return nothingBack && committed.key() != null && reached.equals(committed)
                ? committed
                : new TablePosition(earlier, null);
    }

    /** A committed position is never ahead of the clock, unless the clock was set back or somebody put it there. */
    private void requireNear(String cursor) {
        if (!order.cappedAt(order.before(cursor, CLOCK_STEP), description.now())
                .equals(order.before(cursor, CLOCK_STEP))) {
            throw refused(cursor + " is later than the database's clock (" + description.now()
                    + "): it was edited, the database was restored, or the timeZone of the route is wrong");
        }
    }

    private TableFailure refused(String why) {
        return new TableFailure(
                "HUB-TABLE-006",
                source.stream() + ": the committed position " + why
                        + "; nothing is read until you correct what is wrong, or" + " run ./hub backfill "
                        + source.stream() + " --reason TEXT to read all again",
                null);
    }

    private static boolean isCalculable(TableColumn.Kind kind) {
        return switch (kind) {
            case INSTANT, LOCAL_TIME, DATE, INTEGER, DECIMAL -> true;
            case TEXT, BYTEWISE_TEXT, OTHER, BOOLEAN, BYTES -> false;
        };
    }

    /** The position to commit with a page; null when it moves none. It never goes back, and never past the clock. */
    private @Nullable Position moved(TablePosition last, boolean more) {
        TablePosition next;
        if (part == Part.RELOAD) {
            next = more ? last : TablePosition.START;
        } else if (part == Part.BY_CURSOR) {
            next = forward(last, more);
        } else {
            return null;
        }
        if (next.equals(reached)) {
            return null;
        }
        reached = next;
        return next.committed(description.identity());
    }

    private TablePosition forward(TablePosition last, boolean more) {
        String cursor = Objects.requireNonNull(last.cursor());
        if (!isCalculable(Objects.requireNonNull(description.cursor()).kind())) {
            return last;
        }
        if (!order.isKnown(cursor)) {
            capped = true;
            return reached;
        }
        String trusted = order.cappedAt(cursor, description.now());
        boolean inFuture = !trusted.equals(cursor);
        capped |= inFuture;
        TablePosition next = inFuture ? new TablePosition(trusted, null) : last;
        if (reached.cursor() == null) {
            return next;
        }
        int compared = order.compare(trusted, reached.cursor());
        // at the same cursor the order of keys is the database's; only the end of the pass is surely the last of them
        return compared > 0 || (compared == 0 && !more && !inFuture) ? next : reached;
    }

    private void emptyPage() {
        boolean resumedBehindTheEnd = part == Part.RELOAD && from.equals(start) && start.key() != null;
        if (resumedBehindTheEnd) {
            from = TablePosition.START;
        } else {
            endOfPart();
        }
    }

    private void endOfPart() {
        TableColumn cursor = description.cursor();
        Part next =
                switch (part) {
                    case BY_CURSOR ->
                        cursor != null && description.dialect().mayBeAbsent(cursor)
                                ? Part.WITHOUT_CURSOR
                                : Part.WITHOUT_KEY;
                    case WITHOUT_CURSOR, RELOAD -> Part.WITHOUT_KEY;
                    case WITHOUT_KEY, DONE -> Part.DONE;
                };
        part = next == Part.WITHOUT_KEY && !description.key().nullable() ? Part.DONE : next;
        from = TablePosition.START;
    }

    private TablePosition position(Map<String, Object> row) {
        TableColumn cursor = description.cursor();
        TableColumn key = description.key();
        return new TablePosition(
                cursor == null ? null : RowConverter.position(cursor, row.get(cursor.name())),
                RowConverter.position(key, row.get(key.name())));
    }

    private List<SourceRecord> records(List<Map<String, Object>> page) {
        List<SourceRecord> records = new ArrayList<>(page.size());
        for (Map<String, Object> values : page) {
            @Nullable String[] converted = converter.convert(values);
            records.add(SourceRecord.read(++row, new Content.Row(names, converted), codec.encode(names, converted)));
        }
        return records;
    }

    private void requireUnique(TablePosition last, TablePosition next) {
        if (last.equals(next)) {
            throw new TableFailure(
                    "HUB-TABLE-007",
                    source.stream() + ": the key '" + source.key() + "' is not unique in '" + source.place()
                            + "': rows at the border of a page would be lost; name a column that is",
                    null);
        }
    }

    private void requireProgress(TablePosition last) {
        boolean backwards = last.cursor() != null
                && from.cursor() != null
                && part == Part.BY_CURSOR
                && order.compare(last.cursor(), from.cursor()) < 0;
        if (backwards || last.equals(from)) {
            throw new TableFailure(
                    "HUB-TABLE-008",
                    source.stream() + ": '" + source.place() + "' gave rows again that come before the page that was"
                            + " asked for; a connection in UTC (sessionVariables=time_zone='+00:00') helps MariaDB",
                    null);
        }
    }

    private void requireFewWithoutKey(boolean more) {
        if (more) {
            throw new TableFailure(
                    "HUB-TABLE-009",
                    source.stream() + ": more than " + source.pageSize() + " rows of '" + source.place() + "' have no '"
                            + source.key() + "'; name a key that every row has",
                    null);
        }
    }
}
