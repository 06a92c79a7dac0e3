package io.customerhub.ingest.table;

import io.customerhub.ingest.Lookback;
import io.customerhub.record.StreamName;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read from a source database, as the route says it.
 *
 * @param stream the stream that the rows belong to
 * @param table a table or view, with its schema when needed ({@code sales.contacts}); null when there is a query
 * @param query one SELECT, such as a join; null when there is a table
 * @param key the column that is unique in the result and orders rows of equal cursor
 * @param cursor the column that grows with every change, best a time; null when the whole table is read at each poll
 * @param columns the columns to read, besides key and cursor; empty for all
 * @param lookback how far behind the position each poll begins
 * @param pageSize rows per page and batch
 * @param zone the time zone of timestamps that have none
 * @param dialect whose SQL the database speaks, one of {@code postgresql}, {@code mariadb}, {@code oracle} and
 *     {@code sqlserver}; null to go by the name that its driver gives
 */
public record TableSource(
        StreamName stream,
        @Nullable String table,
        @Nullable String query,
        String key,
        @Nullable String cursor,
        List<String> columns,
        Lookback lookback,
        int pageSize,
        ZoneId zone,
        @Nullable String dialect) {

    /** The most rows of a page: a page is held in memory as a whole. */
    public static final int MAX_PAGE = 100_000;

    /** Refuses what cannot be read, before anything is asked of the database (HUB-TABLE-001). */
    public TableSource {
        columns = List.copyOf(columns);
        if ((table == null) == (query == null)) {
            throw refusal(stream, "give either 'table' or 'query', found " + (table == null ? "neither" : "both"));
        }
        if (query != null && query.contains(";")) {
            throw refusal(stream, "'query' is one SELECT without ';'");
        }
        if (table != null) {
            requireName(stream, "table", table);
        }
        requireName(stream, "key", key);
        if (cursor != null) {
            requireName(stream, "cursor", cursor);
        }
        for (String column : columns) {
            requireName(stream, "columns", column);
        }
        if (dialect != null && !SqlDialect.NAMES.contains(dialect)) {
            throw refusal(
                    stream, "'dialect' is one of " + String.join(", ", SqlDialect.NAMES) + ", found '" + dialect + "'");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE) {
            throw refusal(stream, "'pageSize' is a number from 1 to " + MAX_PAGE + ", found " + pageSize);
        }
    }

    /** What is read, in a word, for messages and for the origin of batches. */
    public String place() {
        return table != null ? table : "query";
    }

    private static void requireName(StreamName stream, String option, String name) {
        boolean odd = name.isBlank() || name.length() > 200;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            odd |= Character.isISOControl(c) || c == '"' || c == '`' || c == ';' || c == ':' || c == '?';
        }
        if (odd) {
            throw refusal(stream, "'" + option + "' is a plain name without quotes, ';', ':' or '?'");
        }
    }

    private static IllegalArgumentException refusal(StreamName stream, String message) {
        return new IllegalArgumentException("HUB-TABLE-001 " + stream + ": " + message);
    }
}
