package io.customerhub.pipeline;

import io.customerhub.observe.HubMetrics;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.Throughput;
import java.time.Duration;
import java.time.Instant;

/** Turns what it hears into metrics and the pace of the streams, and passes it on. */
public final class MeteredListener implements IntakeListener {

    private final HubMetrics metrics;
    private final Throughput throughput;
    private final IntakeListener next;

    /** Feeds {@code metrics} and {@code throughput}, then {@code next}. */
    public MeteredListener(HubMetrics metrics, Throughput throughput, IntakeListener next) {
        this.metrics = metrics;
        this.throughput = throughput;
        this.next = next;
    }

    @Override
    public void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {
        metrics.records(stream, "loaded", outcome.loaded());
        metrics.records(stream, "unchanged", outcome.unchanged());
        metrics.records(stream, "superseded", outcome.superseded());
        metrics.records(stream, "dead", outcome.dead());
        metrics.records(stream, "skipped", outcome.skipped());
        metrics.batch(stream, duration);
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
        metrics.goodPoll(stream, Instant.now());
        next.pollFinished(stream);
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        metrics.failedPoll(stream, code);
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
        Duration gap = change.gap();
        if (gap != null) {
            metrics.swap(change.system(), gap);
        }
        if (change.what() == What.REFUSED || change.what() == What.MENDED) {
            metrics.configurationRefused(change.system(), change.what() == What.REFUSED);
        }
        next.configured(change);
    }

    @Override
    public void refusedAtStart(ConfigurationChange refusal) {
        metrics.configurationRefused(refusal.system(), true);
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
