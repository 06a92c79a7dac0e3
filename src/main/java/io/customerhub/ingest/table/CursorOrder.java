package io.customerhub.ingest.table;

import io.customerhub.ingest.Lookback;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Calculates with the cursors of one column: which is later, what lies a lookback before, what is beyond the database's
 * clock. Text is left to the collation of the database: it has no order here.
 */
final class CursorOrder {

    private final TableColumn.Kind kind;
    private final ZoneId zone;

    /** Cursors of a kind of column; {@code zone} is that of local times. */
    CursorOrder(TableColumn.Kind kind, ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
    }

    /** True when cursors are points in time that can be told from one another: times, not days and not numbers. */
    boolean isTime() {
        return kind == TableColumn.Kind.INSTANT || kind == TableColumn.Kind.LOCAL_TIME;
    }

    /** True when {@code cursor} can be calculated with: text and {@code infinity} cannot. */
    boolean isKnown(String cursor) {
        return value(cursor) != null;
    }

    /** Less than, equal to or greater than 0 as the first is before, equal to or after the second; 0 when unknown. */
    int compare(String first, String second) {
        Comparable<Object> left = value(first);
        Comparable<Object> right = value(second);
        return left == null || right == null ? 0 : left.compareTo(right);
    }

    /** The cursor a lookback earlier; the same when the lookback does not fit the kind of cursor. */
    String before(String cursor, Lookback lookback) {
        Object value = value(cursor);
        if (value instanceof Instant instant) {
            return instant.minus(lookback.time()).toString();
        }
        if (value instanceof LocalDateTime local) {
            return local.minus(lookback.time()).toString();
        }
        if (value instanceof LocalDate day) {
            // the rows of one day are in no order of time, so the last day is always read again as a whole
            return day.atStartOfDay().minus(lookback.time()).toLocalDate().toString();
        }
        if (value instanceof BigDecimal number) {
            return number.subtract(lookback.count()).toPlainString();
        }
        return cursor;
    }

    /** The earlier of the cursor and the clock of the database; a number or text is never capped. */
    String cappedAt(String cursor, String nowUtc) {
        String now = now(nowUtc);
        return now != null && compare(cursor, now) > 0 ? now : cursor;
    }

    private @Nullable String now(String nowUtc) {
        Instant now = Instant.parse(nowUtc);
        return switch (kind) {
            case INSTANT -> nowUtc;
            case LOCAL_TIME -> LocalDateTime.ofInstant(now, zone).toString();
            case DATE -> LocalDate.ofInstant(now, zone).toString();
            default -> null;
        };
    }

    @SuppressWarnings("unchecked") // all values of one column are of one class
    private @Nullable Comparable<Object> value(String cursor) {
        try {
            Object value =
                    switch (kind) {
                        case INSTANT -> Instant.parse(cursor);
                        case LOCAL_TIME -> LocalDateTime.parse(cursor);
                        case DATE -> LocalDate.parse(cursor);
                        case INTEGER, DECIMAL -> new BigDecimal(cursor);
                        default -> null;
                    };
            return (Comparable<Object>) value;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
