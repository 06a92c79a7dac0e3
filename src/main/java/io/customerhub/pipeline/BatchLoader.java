package io.customerhub.pipeline;

import io.customerhub.config.Breaker;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.BatchWriter;
import io.customerhub.warehouse.RunReference;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of the pipeline: writes a batch in one transaction. While the warehouse is away the batch waits here,
 * and with it the source: nothing is lost, no memory grows, and no dead letters arise.
 */
public final class BatchLoader {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchLoader.class);
    private static final long FIRST_WAIT_MILLIS = 250;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final StreamPlans plans;
    private final IntakeControl intake;
    private final BatchWriter writer;
    private final Runnable revive;
    private final Consumer<RecordBatch> committed;

    /**
     * A loader.
     *
     * @param revive tries to bring the warehouse back, such as by starting the embedded server again; does nothing for
     *     one that is not ours
     * @param committed hears of each batch that is in the warehouse
     */
    public BatchLoader(
            StreamPlans plans,
            IntakeControl intake,
            BatchWriter writer,
            Runnable revive,
            Consumer<RecordBatch> committed) {
        this.plans = plans;
        this.intake = intake;
        this.writer = writer;
        this.revive = revive;
        this.committed = committed;
    }

    /** Writes the batch under the configuration in service, as {@link #load(RecordBatch, StreamPlan)}. */
    public BatchOutcome load(RecordBatch batch) {
        return load(batch, plans.require(batch.stream()));
    }

    /**
     * Writes the batch, however long the warehouse is away.
     *
     * @param plan the one that its stages belong to
     * @throws StreamPausedException when the breaker opens: nothing of this batch is written
     * @throws HubStoppingException when the hub stops while the warehouse is away
     */
    public BatchOutcome load(RecordBatch batch, StreamPlan plan) {
        if (intake.of(batch.stream()).isPaused()) {
            throw new StreamPausedException("the stream " + batch.stream() + " is paused");
        }
        holdBreaker(batch, plan.configuration().mapping().breaker());
        return patiently(batch.stream(), () -> write(batch, plan));
    }

    /**
     * Writes a batch of replayed letters, however long the warehouse is away. Whether the source is paused does not matter
     * to it.
     *
     * @param plan the one that its stages belong to
     * @throws io.customerhub.warehouse.LeaseLostException when somebody else works on these letters by now
     * @throws HubStoppingException when the hub stops while the warehouse is away
     */
    BatchOutcome load(RecordBatch batch, StreamPlan plan, ReplayRun replay) {
        return patiently(batch.stream(), () -> {
            long begun = System.nanoTime();
            RunReference run = replay.reference(plan.configurationId());
            BatchOutcome outcome = writer.write(batch, run, replay.letters());
            replay.committed();
            intake.replayed(batch.stream(), outcome, Duration.ofNanos(System.nanoTime() - begun));
            committed.accept(batch);
            return outcome;
        });
    }

    private BatchOutcome patiently(StreamName stream, Supplier<BatchOutcome> write) {
        boolean away = false;
        for (int attempt = 0; ; attempt++) {
            try {
                BatchOutcome outcome = write.get();
                if (away) {
                    LOGGER.atInfo().addKeyValue("stream", stream).log("warehouse is back");
                    intake.warehouse().back();
                }
                return outcome;
            } catch (WarehouseUnavailableException bad) {
                if (!away) {
                    LOGGER.atWarn()
                            .addKeyValue("stream", stream)
                            .addKeyValue("reason", bad.getMessage())
                            .log("warehouse is away, the batch waits");
                }
                away = true;
                intake.warehouse().away(String.valueOf(bad.getMessage()));
                waitBefore(attempt + 1);
                revive.run();
            }
        }
    }

    private BatchOutcome write(RecordBatch batch, StreamPlan plan) {
        long begun = System.nanoTime();
        RunReference run = intake.run(batch.stream(), plan.configurationId());
        BatchOutcome outcome = writer.write(batch, run);
        intake.committed(batch, outcome, Duration.ofNanos(System.nanoTime() - begun));
        committed.accept(batch);
        return outcome;
    }

    private void holdBreaker(RecordBatch batch, Breaker breaker) {
        StreamIntake state = intake.of(batch.stream());
        long read = state.read() + batch.read();
        long dead = state.dead() + batch.rejections().size();
        if (batch.rejections().isEmpty() || !breaker.opensAt(read, dead)) {
            return;
        }
        String message =
                ("%d of %d records of this run failed, most of them with %s; the stream pauses before a whole feed"
                                + " becomes dead letters, and this batch is not written. Mend the mapping or the source, then run"
                                + " ./hub resume %s")
                        .formatted(dead, read, mostFrequent(batch.rejections()), batch.stream());
        StreamName stream = batch.stream();
        intake.pause(stream, "HUB-BREAK-001", message);
        throw new StreamPausedException(message);
    }

    private static String mostFrequent(List<Rejection> rejections) {
        Map<String, Integer> counts = new HashMap<>();
        for (Rejection rejection : rejections) {
            String cause = rejection.code() + (rejection.field() == null ? "" : " on " + rejection.field());
            counts.merge(cause, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("no cause");
    }

    /** Exponential backoff with jitter, so that many streams do not come back at the same moment. */
    private void waitBefore(int attempt) {
        long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(attempt, 10));
        long until = System.nanoTime()
                + Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1))
                        .toNanos();
        while (System.nanoTime() < until) {
            if (intake.isStopping()) {
                throw new HubStoppingException(
                        "the hub stops while the warehouse is away; the batch is read again later");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new HubStoppingException(
                        "the hub stops while the warehouse is away; the batch is read again later");
            }
        }
    }

    /**
     * For whom batches are written.
     *
     * @param fence the number of the intake lease, or null when the process reads no sources
     * @param actor {@code hub}, or the person who replays
     */
    public record Writer(@Nullable Long fence, String actor) {}
}
