package io.customerhub.bench.console;

import io.customerhub.deadletter.TallyCompaction;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterLedger;
import io.customerhub.warehouse.ThroughputStore;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** Fills a warehouse with invented dead letters by COPY. The same seed makes the same letters but for their times. */
public final class LetterFill {

    private static final int CHUNK = 50_000;
    private static final int GROUPS = 300;
    private static final int DAYS = 60;
    private static final long HOURS = ThroughputStore.KEPT.toHours();
    private static final long SEED = 20260101;

    private static final String[] STAGES = {"identify", "map", "standardize", "validate", "load"};
    private static final String[] CODES = {
        "HUB-KEY-001",
        "HUB-MAP-007",
        "HUB-STD-001",
        "HUB-VAL-001",
        "HUB-VAL-002",
        "HUB-VAL-003",
        "HUB-VAL-004",
        "HUB-DB-004"
    };
    private static final String[] FIELDS = {
        "email", "phone.mobile", "birth_date", "status", "name", "address.home", "identifier.tax-number", "gender"
    };
    private static final String[] GIVEN = {
        "Li", "Wang", "Anna", "Jean", "Maria", "Omar", "Yuki", "Ivan", "Chen", "Sofia"
    };
    private static final String[] FAMILY = {
        "Na", "Wei", "Schmidt", "Dupont", "Rossi", "Haddad", "Sato", "Petrov", "Jing"
    };

    private static final String COPY =
            """
            COPY hub.dead_letter (system, stream, key, version, row_number, route, origin, stage, code, field, message,
                fingerprint, payload, payload_kind, payload_hash, state, attempts, occurrences, first_seen, last_seen,
                closed_at, closed_by, reason, assignee) FROM STDIN""";

    private static final String STREAM =
            """
            INSERT INTO hub.stream (system, stream, poll_seconds, last_good_poll) VALUES (?, ?, 60, now())
            ON CONFLICT DO NOTHING""";

    private static final String RUNS =
            """
            WITH c AS (
                INSERT INTO hub.configuration (system, stream, hash, mapping) VALUES (?, ?, 'bench', '') RETURNING id)
            INSERT INTO hub.run (system, stream, route, configuration, started_by, started_at, ended_at, state, read,
                loaded, dead)
            SELECT ?, ?, 'bench', c.id, 'bench', t, t, 'finished', 2000, 1980, 20
            FROM c, generate_series(now() - make_interval(days => %d), now(), interval '10 minutes') AS t"""
                    .formatted(DAYS);

    private static final String THROUGHPUT =
            """
            INSERT INTO hub.throughput (system, stream, minute, read, loaded, unchanged, superseded, dead, skipped)
            SELECT ?, ?, t, 200, 198, 0, 0, 2, 0 FROM generate_series(
                date_trunc('minute', now()) - make_interval(hours => %d), now(), interval '1 minute') AS t"""
                    .formatted(HOURS);

    private static final String STAGE_TIMES =
            """
            INSERT INTO hub.stage_time (system, stream, minute, stage, batches, records, took)
            SELECT ?, ?, t, s, 2, 200, array_fill(1::bigint, ARRAY[24])
            FROM unnest(ARRAY['identify', 'map', 'standardize', 'validate', 'load']) AS s, generate_series(
                date_trunc('minute', now()) - make_interval(hours => %d), now(), interval '1 minute') AS t"""
                    .formatted(HOURS);

    private final Warehouse warehouse;
    private final List<StreamName> streams;
    private final Random random = new Random(SEED);
    private final List<Cause> causes = new ArrayList<>();
    private final double[] shares = new double[GROUPS];

    /** What fails for one reason. */
    private record Cause(StreamName stream, String stage, String code, String field, String fingerprint) {}

    /** A filling of a warehouse with letters of these streams. */
    public LetterFill(Warehouse warehouse, Collection<StreamName> streams) {
        this.warehouse = warehouse;
        this.streams = List.copyOf(streams);
        double sum = 0;
        for (int i = 0; i < GROUPS; i++) {
            StreamName stream = this.streams.get(i % this.streams.size());
            String stage = STAGES[i % STAGES.length];
            String code = CODES[(i / 3) % CODES.length];
            String field = FIELDS[(i / 7) % FIELDS.length] + (i < 48 ? "" : "." + i);
            causes.add(
                    new Cause(stream, stage, code, field, LetterLedger.fingerprint(stream, stage, code, field, null)));
            sum += 1.0 / (i + 1); // Zipf: the second cause has half as many letters as the first
            shares[i] = sum;
        }
        for (int i = 0; i < GROUPS; i++) {
            shares[i] /= sum;
        }
    }

    /** True when there are letters already. */
    public boolean isFilled() {
        return warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT EXISTS (SELECT FROM hub.dead_letter)")) {
                found.next();
                return found.getBoolean(1);
            }
        });
    }

    /** Writes so many letters, and the runs of two months that may have brought them. */
    public void fill(long letters, Consumer<String> talk) {
        runs();
        Instant now = Instant.now();
        for (long from = 0; from < letters; from += CHUNK) {
            long first = from;
            long last = Math.min(letters, from + CHUNK);
            warehouse.transact(connection -> copy(connection, first, last, letters, now));
            if (last % 200_000 == 0) {
                talk.accept("%,d letters".formatted(last));
            }
        }
    }

    private long copy(Connection connection, long first, long last, long letters, Instant now) throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (long i = first; i < last; i++) {
            row(rows, i, letters, now);
        }
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void row(StringBuilder rows, long i, long letters, Instant now) {
        Cause cause = cause();
        // oldest first, as ids are given in the order of arrival
        Instant seen = now.minus((letters - i) * DAYS * 86_400L / letters, ChronoUnit.SECONDS);
        long key = random.nextInt(400_000);
        int draw = random.nextInt(100);
        String state = draw < 55
                ? "open"
                : draw < 80
                        ? "resolved"
                        : draw < 90
                                ? "dismissed"
                                : draw < 95
                                        ? "superseded"
                                        : draw < 98 ? "quarantined" : draw < 99 ? "planned" : "retrying";
        boolean isClosed = draw >= 55 && draw < 95;
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String family = FAMILY[random.nextInt(FAMILY.length)];
        String payload =
                "{\"id\":\"K%06d\",\"full_name\":\"%s %s\",\"mail\":\"%s.%s%d@example.org\",\"mobile\":\"+49171%07d\",\"born\":\"%02d.%02d.19%02d\",\"state\":\"X%d\"}"
                        .formatted(
                                key,
                                given,
                                family,
                                given,
                                family,
                                key,
                                random.nextInt(10_000_000),
                                1 + random.nextInt(28),
                                1 + random.nextInt(12),
                                random.nextInt(100),
                                random.nextInt(9));
        append(
                rows,
                cause.stream.system(),
                cause.stream.stream(),
                "K%06d".formatted(key),
                Long.toString(i),
                "" + (1 + i % 5_000));
        append(
                rows,
                cause.stream.system() + "-" + cause.stream.stream(),
                cause.stream.stream() + "-" + i / 5_000 + ".csv");
        append(rows, cause.stage, cause.code, cause.field, "a value of another form was expected", cause.fingerprint);
        append(rows, "\\\\x" + HexFormat.of().formatHex(payload.getBytes(StandardCharsets.UTF_8)));
        append(
                rows,
                "record",
                Long.toString(i),
                state,
                isClosed || draw >= 95 ? "" + (1 + i % 5) : "0",
                "" + (1 + i % 3));
        append(rows, seen.toString(), seen.plusSeconds(random.nextInt(3_600)).toString());
        append(
                rows,
                isClosed ? seen.plusSeconds(7_200).toString() : "\\N",
                isClosed ? "alice" : "\\N",
                isClosed ? "mended" : "\\N");
        rows.append(random.nextInt(20) == 0 ? "user" + random.nextInt(10) : "\\N")
                .append('\n');
    }

    private static void append(StringBuilder rows, String... fields) {
        for (String field : fields) {
            rows.append(field).append('\t');
        }
    }

    private Cause cause() {
        double draw = random.nextDouble();
        int low = 0;
        int high = GROUPS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (shares[middle] < draw) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return causes.get(low);
    }

    /** One run in ten minutes of each stream, and its throughput of each minute as long as the hub keeps it. */
    private void runs() {
        for (StreamName stream : streams) {
            for (String insert : List.of(STREAM, RUNS, THROUGHPUT, STAGE_TIMES)) {
                warehouse.transact(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(insert)) {
                        for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i += 2) {
                            statement.setString(i, stream.system());
                            statement.setString(i + 1, stream.stream());
                        }
                        return statement.executeUpdate();
                    }
                });
            }
        }
    }

    /** What the running hub, which sums up each minute, and autovacuum would have done by the time somebody looks. */
    public void settle() {
        new TallyCompaction(warehouse).compact();
        new ThroughputStore(warehouse).forget(Instant.now());
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            statement.execute("VACUUM (ANALYZE) hub.dead_letter");
            statement.execute("VACUUM (ANALYZE) hub.dead_letter_tally");
            statement.execute("ANALYZE hub.dead_letter_group");
            statement.execute("ANALYZE hub.run");
            statement.execute("VACUUM (ANALYZE) hub.throughput");
            statement.execute("RESET statement_timeout");
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "the store could not be settled (SQLSTATE " + failure.getSQLState() + ")", failure);
        }
    }
}
