package io.customerhub.observe;

import io.customerhub.arrival.Flag;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's figures for Prometheus. Labels are system, stream, outcome, code, flag,
 * and kind and state of alerts only. Safe for use by several threads. */
public final class HubMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<StreamName, Instant> lastGoodPolls = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, Integer> flags = new ConcurrentHashMap<>();
    private final Map<Map.Entry<String, String>, Long> alerts = new ConcurrentHashMap<>();
    private final Map<String, Long> audit = new ConcurrentHashMap<>();

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
                    .increment((double) count);
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

    /** Counts records that were matched, and notes how long the first of them had waited since it was loaded, and
     * how long their transaction took. */
    public void matched(long records, Duration waited, Duration took) {
        Counter.builder("hub.matched.records")
                .description("Customer records that were matched after they had changed")
                .register(registry)
                .increment((double) records);
        Timer.builder("hub.match.wait")
                .description(
                        "Time from the change of a customer record to its golden customer, the longest of each step")
                .register(registry)
                .record(waited);
        Timer.builder("hub.match.step")
                .description("Time of the transaction in which some records were matched")
                .register(registry)
                .record(took);
    }

    /** Counts a poll that a bad day ended. */
    public void failedPoll(StreamName stream, String code) {
        Counter.builder("hub.failed.polls")
                .description("Polls that a bad day ended")
                .tags(tags(stream).and("code", code))
                .register(registry)
                .increment();
    }

    /** Notes for how long a change of the configuration kept streams of a source system from being read. */
    public void swap(String system, Duration gap) {
        Timer.builder("hub.configuration.swap")
                .description("Time in which nothing read a stream because its configuration was swapped")
                .tags(Tags.of("system", system))
                .register(registry)
                .record(gap);
    }

    /**
     * Notes whether the configuration of a source system is refused, which then goes on as it ran before; under the empty
     * name that of connectors and shared routes.
     */
    public void configurationRefused(String system, boolean refused) {
        if (refusals.put(system, refused ? 1 : 0) == null) {
            Gauge.builder("hub.configuration.refused", refusals, all -> all.getOrDefault(system, 0))
                    .description("1 while the files of a source system have mistakes and what ran before goes on")
                    .tags(Tags.of("system", system))
                    .register(registry);
        }
    }

    /** Notes which flags a stream bears now. */
    public void flags(StreamName stream, List<Flag> raised) {
        for (Flag.Kind kind : Flag.Kind.values()) {
            String key = stream + " " + kind.word();
            boolean isRaised = raised.stream().anyMatch(flag -> flag.kind() == kind);
            if (flags.put(key, isRaised ? 1 : 0) == null) {
                Gauge.builder("hub.stream.flag", flags, all -> all.getOrDefault(key, 0))
                        .description("1 while a stream is unusual in this way")
                        .tags(tags(stream).and("flag", kind.word()))
                        .register(registry);
            }
        }
    }

    /** Notes what the last check of the audit log found: entries that are as they were written, and what is wrong. */
    public void audit(long entries, long findings) {
        boolean isFirst = audit.put("findings", findings) == null;
        audit.put("entries", entries);
        if (isFirst) {
            Gauge.builder("hub.audit.findings", audit, all -> all.getOrDefault("findings", 0L))
                    .description("What was wrong with the audit log when it was checked last; 0 is good")
                    .register(registry);
            Gauge.builder("hub.audit.entries", audit, all -> all.getOrDefault("entries", 0L))
                    .description("Entries of the audit log that are as they were written, from the first one on")
                    .register(registry);
        }
    }

    /** Notes how many alerts there are now, by kind and state; of those that are not named there are none. */
    public void alerts(Map<Map.Entry<String, String>, Long> now) {
        alerts.replaceAll((key, before) -> now.getOrDefault(key, 0L));
        now.forEach((key, count) -> {
            if (alerts.put(key, count) == null) {
                Gauge.builder("hub.alerts", alerts, all -> all.getOrDefault(key, 0L))
                        .description("Alerts whose cause is still there")
                        .tags(Tags.of("kind", key.getKey(), "state", key.getValue()))
                        .register(registry);
            }
        });
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
