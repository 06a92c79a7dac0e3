package io.customerhub.alert;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds groups of dead letters that wait for somebody, and letters that wait for too long. */
public final class LetterSource implements AlertSource {

    /** More causes at once are no news any more; the oldest ones are told of. */
    private static final int MOST_GROUPS = 2_000;

    private static final String GROUPS =
            """
            SELECT g.fingerprint, g.system, g.stream, g.code, g.field, c.letters
            FROM (SELECT fingerprint, sum(letters)::bigint AS letters FROM hub.dead_letter_tally
                WHERE state IN ('open', 'planned', 'retrying', 'quarantined')
                GROUP BY fingerprint HAVING sum(letters) > 0) c
            JOIN hub.dead_letter_group g USING (fingerprint) ORDER BY g.first_seen, g.fingerprint LIMIT ?""";

    /** Letters are numbered as they come, so that the first number of each state is about the oldest one. */
    private static final String OLDEST =
            """
            SELECT s.system, s.stream, min(o.first_seen) AS oldest, max(r.repair_seconds) AS repair_seconds
            FROM (SELECT DISTINCT system, stream FROM hub.dead_letter_group) s
            CROSS JOIN (VALUES ('open'), ('planned'), ('retrying'), ('quarantined')) AS w (state)
            CROSS JOIN LATERAL (SELECT d.first_seen FROM hub.dead_letter d
                WHERE d.system = s.system AND d.stream = s.stream AND d.state = w.state ORDER BY d.id LIMIT 1) o
            LEFT JOIN hub.stream r ON r.system = s.system AND r.stream = s.stream
            GROUP BY s.system, s.stream ORDER BY s.system, s.stream""";

    private final Warehouse warehouse;
    private final UnaryOperator<String> title;
    private final Duration longest;

    /**
     * A source over the letters of a warehouse.
     *
     * @param title what a code means in one phrase; empty when it is unknown
     * @param longest a letter may be unfinished for so long, where its contract does not say
     */
    public LetterSource(Warehouse warehouse, UnaryOperator<String> title, Duration longest) {
        this.warehouse = warehouse;
        this.title = title;
        this.longest = longest;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.NEW_GROUP, AlertKind.OLDEST);
    }

    @Override
    public List<Finding> look(Instant now) {
        return warehouse.transact(connection -> {
            List<Finding> findings = groups(connection);
            findings.addAll(oldest(connection, now));
            return findings;
        });
    }

    private List<Finding> groups(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(GROUPS)) {
            select.setInt(1, MOST_GROUPS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    findings.add(group(row));
                }
            }
        }
        return findings;
    }

    private Finding group(ResultSet row) throws SQLException {
        String stream = stream(row);
        String code = row.getString("code");
        String field = row.getString("field");
        long letters = row.getLong("letters");
        String meaning = title.apply(code);
        return new Finding(
                AlertKind.NEW_GROUP,
                Subject.ofGroup(row.getString("fingerprint"), stream),
                code,
                String.format(
                        Locale.ROOT,
                        "%,d unfinished dead %s in %s: %s%s%s",
                        letters,
                        letters == 1 ? "letter" : "letters",
                        stream,
                        code,
                        meaning.isEmpty() ? "" : " (" + meaning + ")",
                        field == null ? "" : " in the field " + field),
                Map.of("letters", letters));
    }

    private List<Finding> oldest(Connection connection, Instant now) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OLDEST);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long promised = row.getLong("repair_seconds");
                Duration limit = row.wasNull() ? longest : Duration.ofSeconds(promised);
                Instant first = AlertRows.instant(row, "oldest");
                Duration age = Duration.between(first, now);
                if (age.compareTo(limit) > 0) {
                    findings.add(old(stream(row), age, limit));
                }
            }
        }
        return findings;
    }

    private static Finding old(String stream, Duration age, Duration limit) {
        return new Finding(
                AlertKind.OLDEST,
                Subject.ofStream(stream),
                null,
                "the oldest unfinished dead letter of " + stream + " has waited for " + words(age) + ", longer than "
                        + words(limit),
                Map.of("hours", age.toHours(), "limit-hours", limit.toHours()));
    }

    private static String words(Duration duration) {
        long hours = duration.toHours();
        return hours >= 48 ? hours / 24 + " days" : hours >= 1 ? hours + " h" : duration.toMinutes() + " min";
    }

    private static String stream(ResultSet row) throws SQLException {
        return row.getString("system") + "/" + row.getString("stream");
    }
}
