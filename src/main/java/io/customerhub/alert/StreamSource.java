package io.customerhub.alert;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.ReconciliationStore.Outcome;
import io.customerhub.warehouse.ReconciliationStore.State;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds streams that are paused, sources that cannot be read, runs whose records do not add up, and sources that differ from
 * the warehouse by too much.
 */
public final class StreamSource implements AlertSource {

    /** A person who pauses a stream knows of it; after a day it may be forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /** So long an error of the accounting is told of. */
    private static final Duration ACCOUNTED = Duration.ofDays(30);

    private static final String FAILING =
            """
            SELECT system, stream, failure_code, coalesce(last_good_poll, served_since) AS since FROM hub.stream
            WHERE served_since IS NOT NULL AND state = 'active'
                AND last_failed_poll > coalesce(last_good_poll, '-infinity')
                AND coalesce(last_good_poll, served_since) < ?::timestamptz
                    - make_interval(secs => coalesce(notify_seconds, ?)::double precision)
            ORDER BY system, stream""";

    private static final String UNBALANCED =
            """
            SELECT system, stream, count(*) AS runs, max(run) AS latest FROM hub.run
            WHERE NOT balanced AND started_at > ? GROUP BY system, stream ORDER BY system, stream""";

    private final Warehouse warehouse;
    private final StreamStateStore states;
    private final ReconciliationStore reconciliations;
    private final Duration away;

    /**
     * A source over the streams of a warehouse.
     *
     * @param away a source may not be read for so long where the contract does not say
     */
    public StreamSource(Warehouse warehouse, Duration away) {
        this.warehouse = warehouse;
        this.states = new StreamStateStore(warehouse);
        this.reconciliations = new ReconciliationStore(warehouse);
        this.away = away;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.PAUSED, AlertKind.AWAY, AlertKind.ACCOUNTING, AlertKind.RECONCILIATION);
    }

    @Override
    public List<Finding> look(Instant now) {
        List<Finding> findings = new ArrayList<>();
        states.pauses().forEach((stream, pause) -> {
            if (!pause.isRequested() || pause.at().isBefore(now.minus(FORGOTTEN))) {
                findings.add(paused(stream.toString(), pause));
            }
        });
        reconciliations.all().forEach(last -> {
            if (last.outcome().state() != State.DONE) {
                findings.add(different(last.stream().toString(), last.outcome()));
            }
        });
        findings.addAll(warehouse.transact(connection -> {
            List<Finding> found = failing(connection, now);
            found.addAll(unbalanced(connection, now));
            return found;
        }));
        return findings;
    }

    private static Finding paused(String stream, StreamState.Pause pause) {
        return new Finding(
                AlertKind.PAUSED,
                Subject.ofStream(stream),
                pause.code(),
                stream + " is paused since " + second(pause.at())
                        + (pause.isRequested()
                                ? " by a person; resume it, or it is forgotten"
                                : " by the hub: " + pause.code() + "; nothing of it is lost, it is not read"),
                Map.of());
    }

    private static Finding different(String stream, Outcome outcome) {
        boolean isRefused = outcome.state() == State.REFUSED;
        return new Finding(
                AlertKind.RECONCILIATION,
                Subject.ofStream(stream),
                null,
                isRefused
                        ? String.format(
                                Locale.ROOT,
                                "%,d of %,d records of %s are missing at its source, too many to delete them without a"
                                        + " person; look whether the source is whole, then run ./hub reconcile",
                                outcome.missing(),
                                outcome.live(),
                                stream)
                        : "the keys of " + stream + " could not all be read at its source, so nothing was compared",
                Map.of("missing", outcome.missing(), "live", outcome.live()));
    }

    private List<Finding> failing(Connection connection, Instant now) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FAILING)) {
            select.setObject(1, AlertRows.time(now));
            select.setLong(2, away.toSeconds());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String stream = stream(row);
                    Instant since = AlertRows.instant(row, "since");
                    findings.add(new Finding(
                            AlertKind.AWAY,
                            Subject.ofStream(stream),
                            row.getString("failure_code"),
                            stream + " could not be read since " + second(since) + ": " + row.getString("failure_code")
                                    + "; the hub tries again by itself",
                            Map.of()));
                }
            }
        }
        return findings;
    }

    private static List<Finding> unbalanced(Connection connection, Instant now) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(UNBALANCED)) {
            select.setObject(1, AlertRows.time(now.minus(ACCOUNTED)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String stream = stream(row);
                    long runs = row.getLong("runs");
                    findings.add(new Finding(
                            AlertKind.ACCOUNTING,
                            Subject.ofStream(stream),
                            null,
                            (runs == 1 ? "1 run of " : runs + " runs of ") + stream
                                    + " do not add up, the latest is run " + row.getLong("latest")
                                    + ": that is an error of the hub",
                            Map.of("runs", runs, "latest-run", row.getLong("latest"))));
                }
            }
        }
        return findings;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String stream(ResultSet row) throws SQLException {
        return row.getString("system") + "/" + row.getString("stream");
    }
}
