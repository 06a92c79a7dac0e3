package io.customerhub.observe;

import io.customerhub.record.StreamName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's figures for Prometheus. Labels are system, stream and outcome only. Safe for use by several threads. */
public final class HubMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<StreamName, Instant> lastGoodPolls = new ConcurrentHashMap<>();

    /** Figures of this process: memory, processor, uptime; streams add theirs as they work. */
    public HubMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Counts what became of the records of a batch. */
    public void records(StreamName stream, String outcome, long count) {
        if (count > 0) {
            Counter.builder("hub.records")
                    .description("Records by what became of them")
                    .tags(tags(stream).and("outcome", outcome))
                    .register(registry)
                    .increment(count);
        }
    }

    /** Notes how long the transaction of a batch took, waiting for the database included. */
    public void batch(StreamName stream, Duration duration) {
        Timer.builder("hub.batch")
                .description("Time to write a batch")
                .tags(tags(stream))
                .register(registry)
                .record(duration);
    }

    /** Notes a poll that read all there was. */
    public void goodPoll(StreamName stream, Instant at) {
        if (lastGoodPolls.put(stream, at) == null) {
            Gauge.builder(
                            "hub.last.good.poll",
                            lastGoodPolls,
                            polls -> polls.getOrDefault(stream, Instant.EPOCH).toEpochMilli() / 1000.0)
                    .description("Time of the last poll that read all there was")
                    .baseUnit("seconds")
                    .tags(tags(stream))
                    .register(registry);
        }
    }

    /** Counts a poll that a bad day ended. */
    public void failedPoll(StreamName stream, String code) {
        Counter.builder("hub.failed.polls")
                .description("Polls that a bad day ended")
                .tags(tags(stream).and("code", code))
                .register(registry)
                .increment();
    }

    /** All figures in the Prometheus text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }

    private static Tags tags(StreamName stream) {
        return Tags.of("system", stream.system(), "stream", stream.stream());
    }
}
