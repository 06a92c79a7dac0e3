package io.customerhub.pipeline;

import io.customerhub.mapping.DriftListener;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.DriftStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes in the shape of a source, once each, and keeps them in the warehouse for {@code hub schema diff}. What
 * cannot be written on a bad day is written with the next change. Names of fields are no personal data.
 */
final class DriftJournal implements DriftListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(DriftJournal.class);

    private final DriftStore store;
    private final WarehouseContact warehouse;
    private final IntakeListener listener;
    private final Clock clock;
    private final Queue<Consumer<DriftStore>> unwritten = new ConcurrentLinkedQueue<>();

    DriftJournal(DriftStore store, WarehouseContact warehouse, IntakeListener listener, Clock clock) {
        this.store = store;
        this.warehouse = warehouse;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void newField(StreamName stream, String field) {
        listener.newField(stream, field);
        LOGGER.atInfo()
                .addKeyValue("stream", stream)
                .addKeyValue("field", field)
                .log("the source has a field that the mapping does not name; it is kept in the raw layer");
        note(stream, field, Drift.Kind.NEW, null);
    }

    @Override
    public void goneField(StreamName stream, String field) {
        LOGGER.atWarn()
                .addKeyValue("stream", stream)
                .addKeyValue("field", field)
                .log("the source no longer has a field that mapping or contract names");
        note(stream, field, Drift.Kind.GONE, null);
    }

    @Override
    public void presentFields(StreamName stream, Collection<String> fields) {
        List<String> all = List.copyOf(fields);
        write(drifts -> drifts.present(stream, all));
    }

    /** A field is gone without which the stream cannot go on. */
    void paused(StreamName stream, SchemaDriftException drift) {
        note(stream, drift.field(), Drift.Kind.GONE, drift.code());
    }

    private void note(StreamName stream, String field, Drift.Kind kind, @Nullable String code) {
        Instant now = clock.instant();
        write(drifts -> drifts.note(stream, field, kind, code, now));
    }

    private void write(Consumer<DriftStore> entry) {
        unwritten.add(entry);
        warehouse.note(() -> {
            for (Consumer<DriftStore> next = unwritten.peek(); next != null; next = unwritten.peek()) {
                next.accept(store);
                unwritten.remove(next);
            }
        });
    }
}
