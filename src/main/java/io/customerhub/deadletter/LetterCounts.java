package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many dead letters the streams have, from the tally that is kept with them: quick whatever their number. */
public final class LetterCounts {

    /** Sums up what is long before it joins what is short. */
    private static final String BY_STREAM =
            """
            SELECT g.system, g.stream,
                sum(t.letters) FILTER (WHERE t.state IN ('open', 'planned', 'retrying', 'quarantined')) AS unfinished,
                sum(t.fresh) AS fresh
            FROM (
                SELECT fingerprint, state, sum(letters) AS letters, sum(letters) FILTER (WHERE hour >= ?) AS fresh
                FROM hub.dead_letter_tally GROUP BY fingerprint, state) t
            JOIN hub.dead_letter_group g USING (fingerprint)
            GROUP BY g.system, g.stream""";

    private static final String GROUPS =
            """
            SELECT g.fingerprint, g.stage, g.code, g.field, g.message, g.first_seen, g.last_seen, c.unfinished
            FROM hub.dead_letter_group g JOIN LATERAL (
                SELECT sum(t.letters) AS unfinished FROM hub.dead_letter_tally t
                WHERE t.fingerprint = g.fingerprint
                    AND t.state IN ('open', 'planned', 'retrying', 'quarantined')) c ON c.unfinished > 0
            WHERE g.system = ? AND g.stream = ? ORDER BY c.unfinished DESC, g.fingerprint LIMIT ?""";

    private final Warehouse warehouse;

    /** The counts in the warehouse. */
    public LetterCounts(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The letters of a stream.
     *
     * @param unfinished those that somebody still has to finish
     * @param fresh those that came first within the time asked for, whatever became of them
     */
    public record Count(long unfinished, long fresh) {}

    /**
     * The unfinished letters of one cause.
     *
     * @param fingerprint names the cause
     * @param field the field that failed, or null
     * @param message what is wrong, of the first letter
     * @param lastSeen last delivery as far as it has been summed up, or null
     */
    public record Cause(
            String fingerprint,
            String stage,
            String code,
            @Nullable String field,
            String message,
            Instant firstSeen,
            @Nullable Instant lastSeen,
            long unfinished) {}

    /** The counts of each stream that has had letters; fresh ones in whole hours since a time. */
    public Map<StreamName, Count> byStream(Instant since) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BY_STREAM)) {
                select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
                Map<StreamName, Count> counts = new TreeMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        counts.put(
                                new StreamName(row.getString(1), row.getString(2)),
                                new Count(row.getLong("unfinished"), row.getLong("fresh")));
                    }
                }
                return counts;
            }
        });
    }

    /** The causes of the unfinished letters of a stream, the most frequent first. */
    public List<Cause> causes(StreamName stream, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(GROUPS)) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                select.setInt(3, limit);
                List<Cause> causes = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        OffsetDateTime last = row.getObject("last_seen", OffsetDateTime.class);
                        causes.add(new Cause(
                                row.getString("fingerprint"),
                                row.getString("stage"),
                                row.getString("code"),
                                row.getString("field"),
                                row.getString("message"),
                                row.getObject("first_seen", OffsetDateTime.class)
                                        .toInstant(),
                                last == null ? null : last.toInstant(),
                                row.getLong("unfinished")));
                    }
                }
                return causes;
            }
        });
    }
}
