package io.customerhub;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a warehouse holds, without what depends on when and how often it was read: two of them can be compared. Each row
 * is a JSON object; the rows of a table are in order.
 *
 * @param standard the customers, without the run
 * @param raw all versions, without the run and the time
 * @param letters the dead letters, without ids, runs and times; and, of unreadable files, without how often they were
 *     met, because a hub that dies between the letter and the move meets its file again
 * @param positions the positions, without runs and times
 */
record WarehouseContent(List<String> standard, List<String> raw, List<String> letters, List<String> positions) {

    /** Reads it. */
    static WarehouseContent read(String url) {
        return new WarehouseContent(
                rows(url, "standard.customer t", "run"),
                rows(url, "raw.record t", "run,read_at"),
                letters(url),
                rows(url, "hub.position t", "run,updated_at"));
    }

    /** The sums over all runs: read, loaded, unchanged, superseded, dead, skipped. */
    static List<Long> totals(String url) {
        return query(
                        url,
                        "SELECT unnest(ARRAY[sum(read), sum(loaded), sum(unchanged), sum(superseded), sum(dead),"
                                + " sum(skipped)]) FROM hub.run")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    /** The runs that do not add up, and those that did not end. */
    static List<String> wrongRuns(String url) {
        return query(url, "SELECT to_jsonb(r)::text FROM hub.run r WHERE NOT balanced OR state = 'running'");
    }

    /** The first column of a query as texts. */
    static List<String> query(String url, String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return texts;
    }

    /** Does something to the warehouse. */
    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> letters(String url) {
        List<String> letters = new ArrayList<>();
        String without = "id,run,first_seen,last_seen,closed_at";
        letters.addAll(rows(url, "hub.dead_letter t WHERE payload_kind <> 'file'", without));
        letters.addAll(rows(url, "hub.dead_letter t WHERE payload_kind = 'file'", without + ",occurrences"));
        return letters;
    }

    private static List<String> rows(String url, String from, String without) {
        return query(url, "SELECT (to_jsonb(t) - string_to_array('" + without + "', ','))::text FROM " + from).stream()
                .sorted()
                .toList();
    }

    /** The open dead letters, whatever order they came in. */
    static List<String> openLetters(String url) {
        return query(
                url,
                "SELECT concat_ws(' ', key, version, code, encode(payload, 'hex')) FROM hub.dead_letter"
                        + " WHERE state = 'open' ORDER BY 1");
    }
}
