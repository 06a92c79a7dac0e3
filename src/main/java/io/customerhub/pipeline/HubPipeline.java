package io.customerhub.pipeline;

import io.customerhub.config.Contract;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.ingest.FileLedger;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.auth.TokenStore;
import io.customerhub.record.EntityType;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.ArrivalStore;
import io.customerhub.warehouse.BatchWriter;
import io.customerhub.warehouse.ConfigurationStore;
import io.customerhub.warehouse.CrashTraces;
import io.customerhub.warehouse.DriftStore;
import io.customerhub.warehouse.FrequencyStore;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.PositionStore;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/** The pipeline put together over one warehouse: the streams in service, their intake, and the steps of the route. */
public final class HubPipeline {

    private final Warehouse warehouse;
    private final BatchWriter writer;
    private final ConfigurationStore configurations;
    private final RunLedger ledger;
    private final Standardizers standardizers;
    private final DropDirectories directories = new DropDirectories();
    private final StreamPlans plans = new StreamPlans();
    private final StreamRuns runs;
    private final IntakeControl intake;
    private final BatchLoader loader;
    private final DeadLetterStore letters;
    private final WriteObserver observer;
    private final ArrivalStore arrivals;
    private final StreamStateStore states;
    private final Clock clock;
    private final DriftJournal drifts;
    private final FrequencyJournal frequencies;
    private final IntakeListener listener;

    /** As the other constructor, with the clock of the system. */
    public HubPipeline(
            Warehouse warehouse,
            IntakeListener listener,
            Runnable revive,
            BatchLoader.Writer under,
            WriteObserver observer) {
        this(warehouse, listener, revive, under, observer, Clock.systemUTC());
    }

    /**
     * Puts it together; no stream is in service yet.
     *
     * @param revive tries to bring the warehouse back when it is away
     * @param under for whom batches are written
     * @param observer is told each step of a write
     * @param clock tells what today is for rules about dates, and when polls begin and end
     */
    public HubPipeline(
            Warehouse warehouse,
            IntakeListener listener,
            Runnable revive,
            BatchLoader.Writer under,
            WriteObserver observer,
            Clock clock) {
        this.standardizers = new Standardizers(clock);
        this.warehouse = warehouse;
        this.listener = listener;
        this.writer = new BatchWriter(warehouse, BatchWriter.DEFAULT_TABLE_LIMIT, observer);
        this.configurations = new ConfigurationStore(warehouse);
        this.ledger = new RunLedger(warehouse);
        this.frequencies = new FrequencyJournal(new FrequencyStore(warehouse), clock);
        this.runs = new StreamRuns(ledger, under, frequencies::runEnded);
        this.intake = new IntakeControl(
                plans,
                new PositionChanges(warehouse),
                runs,
                new Precautions(new CrashTraces(warehouse)),
                new StreamStateStore(warehouse),
                listener,
                clock);
        this.loader = new BatchLoader(plans, intake, writer, revive, frequencies::committed);
        this.letters = new DeadLetterStore(warehouse);
        this.observer = observer;
        this.arrivals = new ArrivalStore(warehouse);
        this.states = new StreamStateStore(warehouse);
        this.clock = clock;
        this.drifts = new DriftJournal(new DriftStore(warehouse), intake.warehouse(), listener, clock);
    }

    /**
     * Puts a stream into service under the route that reads it, or gives one that is in service another configuration or
     * route. A batch under way ends under the configuration that it began with.
     *
     * @return under which number the warehouse keeps the configuration
     */
    public int serve(StreamConfiguration configuration, String route) {
        StreamName stream = configuration.stream();
        int id = configurations.register(
                stream,
                configuration.hash(),
                configuration.mappingText(),
                configuration.contractText(),
                configuration.codeTexts());
        StreamPlan before = plans.find(stream);
        if (before == null || before.configurationId() != id) {
            put(configuration, id, before);
        }
        intake.serve(stream, route);
        Contract contract = configuration.contract();
        Contract.Delivery promised = contract == null ? Contract.Delivery.UNPROMISED : contract.delivery();
        arrivals.serve(stream, clock.instant(), promised.every(), promised.quiet());
        Contract.Lifetime lifetime = contract == null ? Contract.Lifetime.UNPROMISED : contract.lifetime();
        states.promise(stream, lifetime.retention(), lifetime.repair());
        states.notice(stream, lifetime.errors(), lifetime.notice());
        return id;
    }

    private void put(StreamConfiguration configuration, int id, @Nullable StreamPlan before) {
        StreamName stream = configuration.stream();
        EntityType entity = configuration.mapping().entity();
        if (before != null) {
            intake.endRun(stream, "the configuration changed; the next run goes on under the new one");
            if (before.configuration().mapping().entity() != entity) {
                writer.forget(stream);
            }
        }
        frequencies.serve(configuration.mapping());
        plans.put(StreamPlan.compile(
                configuration,
                id,
                () -> {
                    writer.prepare(stream, entity);
                    frequencies.refresh(stream);
                },
                standardizers,
                writer.loadedVersions(stream, id),
                drifts,
                () -> frequencies.known(stream)));
    }

    /** Takes a stream out of service whose route does not run, or no longer. */
    public void withdraw(StreamName stream) {
        intake.withdraw(stream);
        intake.warehouse().note(() -> arrivals.withdraw(stream));
        frequencies.withdraw(stream);
        plans.remove(stream);
    }

    /** Gives the beans that routes and connectors name to the registry. */
    public void bind(Registry registry) {
        String entry = StreamPlan.STEPS.get(0);
        registry.bind(entry, new EntryProcessor(plans, intake, listener));
        StreamPlan.STEPS.stream()
                .filter(step -> !step.equals(entry))
                .forEach(step -> registry.bind(step, new StageProcessor(step, plans, listener)));
        registry.bind("load", new LoadProcessor(loader, plans));
        registry.bind("failure", new FailureProcessor(intake, drifts));
        registry.bind("intake", Intake.class, intake);
        registry.bind(
                "reconciliation",
                Reconciliation.class,
                new Reconciliation(
                        plans, intake, loader, new ReconciliationStore(warehouse), new PositionChanges(warehouse)));
        registry.bind("fileLedger", FileLedger.class, new FileLedger(warehouse.committing()));
        registry.bind("writeObserver", WriteObserver.class, observer);
        registry.bind("refreshTokens", TokenStore.class, new StoredRefreshTokens(new PositionStore(warehouse)));
        registry.bind("dropDirectories", DropDirectories.class, directories);
        registry.bind("unreadableLetters", UnreadableLetters.class, new StoredUnreadableLetters(letters));
    }

    /** Where the streams that are read from files have their drop directories. */
    public DropDirectories directories() {
        return directories;
    }

    /** Decides when streams read. */
    public IntakeControl intake() {
        return intake;
    }

    /**
     * The loaded records of a stream as they arrived, in batches for {@code direct:ingest}. When they are all of them, their
     * values are counted before, so that it is known which ones come too often.
     *
     * @param issues only records with an issue of one of these codes; all when empty
     * @throws IllegalArgumentException when the stream is not in service
     */
    public Iterator<RecordBatch> loadedRecords(StreamName stream, List<String> issues) {
        StreamPlan plan = plans.find(stream);
        if (plan == null) {
            throw new IllegalArgumentException(stream + " has no sound mapping");
        }
        LoadedRecordStore records = new LoadedRecordStore(warehouse);
        if (issues.isEmpty()) {
            new FrequencyRecount(new FrequencyStore(warehouse), clock)
                    .count(plan, RepeatedRecords.identified(records, plan));
            frequencies.forget();
        }
        frequencies.refresh(stream);
        return new RepeatedRecords(records, plan, issues);
    }

    /**
     * Opens a way for replayed letters of a stream.
     *
     * @param route the name of its runs
     * @param actor who replays, for the history of the letters
     * @param context in which the pipeline's route runs
     */
    public ReplayRun replay(StreamName stream, String route, String actor, CamelContext context) {
        return new ReplayRun(runs, stream, route, actor, context);
    }

    /** The streams in service. */
    public StreamPlans plans() {
        return plans;
    }

    /** Where the sources differ from the configurations in service. */
    public OpenDrift openDrift() {
        return new OpenDrift(plans, new DriftStore(warehouse));
    }

    /** The standardizers that the stages use. */
    public Standardizers standardizers() {
        return standardizers;
    }

    /** Writes batches. */
    public BatchLoader loader() {
        return loader;
    }

    /** Forgets what is loaded, to be learned anew from the warehouse. */
    public void forget() {
        writer.forget();
        frequencies.forget();
    }

    /** Reads no more, because another hub has the lease of the intake, until {@link #takeOver}. */
    public void giveWay(String holder) {
        intake.suspendAll(
                "HUB-LEASE-001",
                "another hub has taken over the intake (" + holder
                        + "); this one touches no source and goes on when that one ends");
    }

    /**
     * Reads as the holder of the lease from now on: forgets what it knew to be loaded, ends what runs are left behind, and
     * learns which streams must be read with care.
     */
    public void takeOver(BatchLoader.Writer under) {
        if (under.fence() != null) {
            ledger.interruptBefore(under.fence());
        }
        forget();
        intake.resumeAll(under);
    }
}
