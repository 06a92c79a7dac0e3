package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.EntityType;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchTransaction.Trust;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the batches of one stream, one after the other, and tries again where trying again helps at once. */
final class StreamWriter {

    private static final int MOST_RETRIES = 5;
    private static final int FETCH_SIZE = 10_000;

    private final Warehouse warehouse;
    private final StreamName stream;
    private final long tableLimit;
    private final WriteObserver observer;
    private final LoadedVersionTable table;
    private final BinaryCopyBuffer buffer = new BinaryCopyBuffer();
    private boolean isTableFilled;
    private @Nullable AttributeLayout layout;
    private @Nullable RowPlan rowPlan;

    StreamWriter(Warehouse warehouse, StreamName stream, long tableLimit, WriteObserver observer) {
        this.warehouse = warehouse;
        this.stream = stream;
        this.tableLimit = tableLimit;
        this.observer = observer;
        this.table = new LoadedVersionTable(tableLimit);
    }

    LoadedVersions loadedVersions(int configuration) {
        return table.under(configuration);
    }

    synchronized void forget() {
        table.clear();
        isTableFilled = false;
    }

    synchronized void prepare(EntityType entity) {
        if (!isTableFilled) {
            table.clear();
            warehouse.transact(connection -> fill(connection, entity));
            isTableFilled = true;
        }
    }

    synchronized BatchOutcome write(RecordBatch batch, RunReference run, LetterReplay replay) {
        RowPlan compiled = plan(batch);
        if (compiled != null) {
            prepare(compiled.entity());
        }
        Map<Integer, Refusal> refused = unstorableKeys(batch);
        Trust trust = Trust.TABLE;
        for (int attempts = 1; ; attempts++) {
            BatchTransaction attempt = new BatchTransaction(batch, run, replay, compiled, table, buffer, observer);
            try {
                return write(attempt, trust, refused, run);
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (attempt.isCommitSent()) {
                    forget();
                }
                if (failure == SqlFailure.DUPLICATE && attempts <= MOST_RETRIES) {
                    trust = trust == Trust.TABLE ? Trust.STANDARD : Trust.NOTHING;
                } else if (failure == SqlFailure.DATA) {
                    addRefused(attempt, refused, e);
                } else if (failure != SqlFailure.RETRY || attempts > MOST_RETRIES) {
                    throw Warehouse.failure(e);
                }
            }
        }
    }

    private BatchOutcome write(BatchTransaction attempt, Trust trust, Map<Integer, Refusal> refused, RunReference run)
            throws SQLException {
        try (Connection connection = warehouse.connection()) {
            BatchOutcome outcome;
            try {
                outcome = attempt.write(connection, trust, refused);
            } catch (SQLException | RuntimeException | Error e) {
                if (e instanceof Exception exception) {
                    Warehouse.rollback(connection, exception);
                }
                if (attempt.isCommitSent()) {
                    forget();
                }
                throw e;
            }
            remember(attempt.plan(), run);
            return outcome;
        }
    }

    /** Finds the records that the database does not take; an error that no record explains is passed on. */
    private void addRefused(BatchTransaction attempt, Map<Integer, Refusal> refused, SQLException error) {
        Map<Integer, Refusal> found;
        try (Connection connection = warehouse.connection()) {
            try {
                found = attempt.findRefused(connection, refused);
            } catch (SQLException | RuntimeException e) {
                Warehouse.rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        }
        if (found.isEmpty()) {
            throw Warehouse.failure(error);
        }
        refused.putAll(found);
    }

    private void remember(@Nullable BatchPlan written, RunReference run) {
        if (written == null) {
            // an earlier attempt was committed unheard: what it loaded is not known here
            forget();
            return;
        }
        for (int i = 0; i < written.size(); i++) {
            if (written.writesStandard(i)) {
                table.put(written.slot(i), written.record(i).requireIdentity().hash(), run.configuration());
            }
        }
    }

    private @Nullable RowPlan plan(RecordBatch batch) {
        if (batch.layout() == null) {
            if (!batch.records().isEmpty()) {
                throw new IllegalArgumentException("a batch with records must be mapped before it is written");
            }
            return null;
        }
        if (rowPlan == null || !batch.layout().equals(layout)) {
            rowPlan = RowPlan.compile(batch.layout());
            layout = batch.layout();
        }
        return rowPlan;
    }

    private static Map<Integer, Refusal> unstorableKeys(RecordBatch batch) {
        Map<Integer, Refusal> refused = new TreeMap<>();
        for (int i = 0; i < batch.records().size(); i++) {
            if (Refusal.isUnstorable(batch.records().get(i).requireIdentity().key())) {
                refused.put(i, Refusal.KEY);
            }
        }
        return refused;
    }

    private Void fill(Connection connection, EntityType entity) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT key, hash, configuration FROM standard."
                + entity.table() + " WHERE system = ? AND stream = ? LIMIT ?")) {
            select.setString(1, stream.system());
            select.setString(2, stream.stream());
            select.setLong(3, tableLimit + 1);
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    table.put(LoadedVersionTable.slot(rows.getString(1)), rows.getLong(2), rows.getInt(3));
                }
            }
            table.completed();
        }
        return null;
    }
}
