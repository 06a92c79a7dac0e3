package io.customerhub;

import io.customerhub.deadletter.TallyCompaction;
import io.customerhub.observe.Health;
import io.customerhub.observe.HubMetrics;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.warehouse.Throughput;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub that has begun looks after by the clock: how records arrive, the tally of dead letters, the pace of the streams
 * and the audit log. Closing writes the last of the pace; the ticking is ended before, by whoever began it.
 */
final class HubWatches implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HubWatches.class);
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final Duration QUARTER = Duration.ofSeconds(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ticking ticking;
    private final ArrivalFlags flags;
    private final ThroughputWatch pace;
    private final AuditWatch audit;

    private HubWatches(Ticking ticking, ArrivalFlags flags, ThroughputWatch pace, AuditWatch audit) {
        this.ticking = ticking;
        this.flags = flags;
        this.pace = pace;
        this.audit = audit;
    }

    /** Begins to look. */
    static HubWatches start(
            Ticking ticking,
            Warehouse warehouse,
            HubPipeline served,
            HubRuntime.Options options,
            HubMetrics metrics,
            Throughput throughput) {
        Clock clock = options.clock();
        HubWatches watches = new HubWatches(
                ticking,
                new ArrivalFlags(warehouse, clock, metrics, served.openDrift()::fields),
                new ThroughputWatch(warehouse, throughput, clock),
                AuditWatch.start(warehouse, options.settings(), metrics));
        ticking.every("look at the arrivals", Duration.ZERO, QUARTER, watches.flags::look);
        ticking.every("tally of dead letters", Duration.ZERO, MINUTE, new TallyCompaction(warehouse)::compact);
        ticking.every("throughput", SECONDS, SECONDS, watches.pace);
        ticking.every("check of the audit log", AuditWatch.FIRST, AuditWatch.EVERY, watches.audit::check);
        return watches;
    }

    /** Has the upkeep done every hour. */
    void keepUp(HubUpkeep upkeep, BooleanSupplier isInCharge) {
        ticking.every("upkeep of the dead letters", HubUpkeep.FIRST, HubUpkeep.EVERY, () -> {
            if (isInCharge.getAsBoolean()) {
                upkeep.once();
            }
        });
    }

    /** Which streams are flagged now. */
    ArrivalFlags flags() {
        return flags;
    }

    /** The streams, each with its flags. */
    List<Health.StreamHealth> mark(List<Health.StreamHealth> streams) {
        return flags.mark(streams);
    }

    /** Writes what was read since the last time; on a bad day it is missing in the chart, and nowhere else. */
    @Override
    public void close() {
        try {
            pace.run();
        } catch (WarehouseException away) {
            LOGGER.debug("the last seconds of the throughput could not be written: {}", away.getMessage());
        } finally {
            audit.close();
        }
    }
}
