package io.customerhub.warehouse.golden;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the tables that matching records as they arrive needs, all anew. */
final class MatchIndexRows {

    private static final String PAIRS_INDEX = "hub.match_pair_right";

    private final Connection connection;

    MatchIndexRows(Connection connection) {
        this.connection = connection;
    }

    /** Takes one row and may fail as the database does. */
    private interface RowWriter<T> {
        void write(TextCopy copy, T row) throws SQLException;
    }

    /** Puts these in the place of what is there. */
    void replace(List<MatchIndex> indexes) throws SQLException {
        execute("TRUNCATE hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key");
        // indexes are built faster over a full table than filled row by row
        execute("DROP INDEX hub.match_key_key, hub.match_record_record, " + PAIRS_INDEX);
        execute("ALTER TABLE hub.match_pair DROP CONSTRAINT match_pair_pkey");
        for (MatchIndex index : indexes) {
            MatchIndexRows.<MatchRecord>copy(
                    connection,
                    "hub.match_record (id, system, stream, key, party_type, compared, keys)",
                    index::records,
                    MatchIndexRows::write);
            copyKeys(index);
            MatchIndexRows.<MatchPair>copy(
                    connection, "hub.match_pair (left_id, right_id, bits)", index::pairs, (copy, pair) -> copy.field(
                                    pair.left())
                            .field(pair.right())
                            .field(pair.bits())
                            .end());
            MatchIndexRows.<Map.Entry<Long, WideKey>>copy(
                    connection,
                    "hub.match_wide_key (key, cap, demotes)",
                    sink -> index.wideKeys().entrySet().forEach(sink),
                    (copy, key) -> copy.field(key.getKey())
                            .field(key.getValue().cap())
                            .field(key.getValue().demotes())
                            .end());
        }
        execute("CREATE UNIQUE INDEX match_record_record ON hub.match_record (system, stream, key)");
        execute("CREATE INDEX match_key_key ON hub.match_key (key)");
        execute("ALTER TABLE hub.match_pair ADD PRIMARY KEY (left_id, right_id)");
        execute("CREATE INDEX match_pair_right ON hub.match_pair (right_id, left_id)");
        execute("SELECT setval('hub.match_record_id', (SELECT coalesce(max(id), 0) + 1 FROM hub.match_record), false)");
        execute("ANALYZE hub.match_record");
        execute("ANALYZE hub.match_key");
        execute("ANALYZE hub.match_pair");
    }

    private void copyKeys(MatchIndex index) throws SQLException {
        try (TextCopy copy = new TextCopy(connection, "hub.match_key (key, record_id)")) {
            index.keys((key, record) -> {
                try {
                    copy.field(key).field(record).end();
                } catch (SQLException failed) {
                    throw new SessionFailure(failed);
                }
            });
            copy.finish();
        } catch (SessionFailure failed) {
            throw failed.error();
        }
    }

    private static void write(TextCopy copy, MatchRecord record) throws SQLException {
        copy.field(record.id())
                .field(record.key().system())
                .field(record.key().stream())
                .field(record.key().key());
        copy.field(record.type().text())
                .field(texts(record.compared()))
                .field(numbers(record.keys()))
                .end();
    }

    private static <T> void copy(Connection connection, String target, Consumer<Consumer<T>> rows, RowWriter<T> writer)
            throws SQLException {
        try (TextCopy copy = new TextCopy(connection, target)) {
            rows.accept(row -> {
                try {
                    writer.write(copy, row);
                } catch (SQLException failed) {
                    throw new SessionFailure(failed);
                }
            });
            copy.finish();
        } catch (SessionFailure failed) {
            throw failed.error();
        }
    }

    /** As PostgreSQL reads an array of texts. */
    static String texts(List<@Nullable String> texts) {
        StringBuilder all = new StringBuilder("{");
        for (String text : texts) {
            all.append(all.length() == 1 ? "" : ",");
            if (text == null) {
                all.append("NULL");
            } else {
                all.append('"')
                        .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return all.append('}').toString();
    }

    /** As PostgreSQL reads an array of numbers. */
    static String numbers(Iterable<Long> numbers) {
        StringBuilder all = new StringBuilder("{");
        for (long number : numbers) {
            all.append(all.length() == 1 ? "" : ",").append(number);
        }
        return all.append('}').toString();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
