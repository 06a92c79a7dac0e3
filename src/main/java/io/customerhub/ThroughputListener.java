package io.customerhub;

import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.Throughput;
import java.time.Duration;

/** Counts the pace of the streams, and passes on what it hears. */
final class ThroughputListener implements IntakeListener {

    private final Throughput throughput;
    private final IntakeListener next;

    ThroughputListener(Throughput throughput, IntakeListener next) {
        this.throughput = throughput;
        this.next = next;
    }

    @Override
    public void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {
        throughput.loaded(stream, outcome);
        throughput.staged(stream, "load", outcome.read(), duration);
        next.loaded(stream, outcome, duration);
    }

    @Override
    public void staged(StreamName stream, String stage, int records, Duration duration) {
        throughput.staged(stream, stage, records, duration);
        next.staged(stream, stage, records, duration);
    }

    @Override
    public void pollFinished(StreamName stream) {
        next.pollFinished(stream);
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        next.pollFailed(stream, code, message);
    }

    @Override
    public void paused(StreamName stream, String code, String message) {
        next.paused(stream, code, message);
    }

    @Override
    public void newField(StreamName stream, String field) {
        next.newField(stream, field);
    }

    @Override
    public void configured(ConfigurationChange change) {
        next.configured(change);
    }

    @Override
    public void refusedAtStart(ConfigurationChange refusal) {
        next.refusedAtStart(refusal);
    }

    @Override
    public void warehouseAway(String message) {
        next.warehouseAway(message);
    }

    @Override
    public void warehouseBack() {
        next.warehouseBack();
    }
}
