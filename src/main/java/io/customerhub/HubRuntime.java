package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.config.Problem;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deadletter.replay.PlanRunner;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.PlanWorkers;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.Reconciler;
import io.customerhub.deploy.Refusal;
import io.customerhub.ingest.webhook.WebhookServer;
import io.customerhub.observe.Health;
import io.customerhub.observe.HubMetrics;
import io.customerhub.observe.ObserveServer;
import io.customerhub.pipeline.BatchLoader;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.pipeline.MeteredListener;
import io.customerhub.warehouse.ArrivalStore;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.IntakeLease;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.Throughput;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running hub: builds the Camel context, registers the stages by name, puts the source systems into service and
 * starts everything; closing it ends everything at a batch boundary.
 */
public final class HubRuntime implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HubRuntime.class);
    private static final int MOST_GROUPS = 50;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Options options;
    private final HubMetrics metrics = new HubMetrics();
    private final Throughput throughput;
    private final IntakeListener listener;
    private final ObserveServer observe;
    private final WebhookServer webhooks;
    private final HubStanding standing;
    private final HubPort port;
    private final Ticking ticking = new Ticking();
    private volatile Instant started = Instant.MAX;
    private volatile @Nullable Warehouse warehouse;
    private volatile @Nullable LeaseKeeper lease;
    private volatile @Nullable HubPipeline pipeline;
    private volatile @Nullable Reconciler reconciler;
    private volatile @Nullable LiveConfiguration live;
    private volatile @Nullable HubWatches watches;
    private volatile @Nullable HubMatching matching;
    private volatile @Nullable HubAlerts alerts;
    private volatile @Nullable PlanWorkers replays;
    private @Nullable HubCamel camel;

    /**
     * How to run.
     *
     * @param server the server of the warehouse; the caller closes it afterwards
     * @param settings the settings of the hub
     * @param properties what routes may name as {@code {{name}}}, beside {@code hub.properties} and the environment
     * @param only the source systems to run; empty for all
     * @param listener hears how the intake goes
     * @param talk gets a line for each step that takes a while
     * @param stop true once the hub shall end, so that waiting for a database or a lease ends, too
     * @param observer is told each step of a write; for crash tests
     * @param clock tells what today is for rules about dates, and when polls begin and end
     */
    public record Options(
            WarehouseServer server,
            HubSettings settings,
            Map<String, String> properties,
            Set<String> only,
            IntakeListener listener,
            Consumer<String> talk,
            BooleanSupplier stop,
            WriteObserver observer,
            Clock clock) {

        /** The same with the clock of the system. */
        public Options(
                WarehouseServer server,
                HubSettings settings,
                Map<String, String> properties,
                Set<String> only,
                IntakeListener listener,
                Consumer<String> talk,
                BooleanSupplier stop,
                WriteObserver observer) {
            this(server, settings, properties, only, listener, talk, stop, observer, Clock.systemUTC());
        }

        /** The same without an observer. */
        public Options(
                WarehouseServer server,
                HubSettings settings,
                Map<String, String> properties,
                Set<String> only,
                IntakeListener listener,
                Consumer<String> talk,
                BooleanSupplier stop) {
            this(server, settings, properties, only, listener, talk, stop, WriteObserver.NONE);
        }
    }

    private HubRuntime(Options options) {
        this.options = options;
        this.throughput = new Throughput(options.clock());
        this.listener = new MeteredListener(metrics, throughput, options.listener());
        this.observe = ObserveServer.start(
                options.settings().bind(), options.settings().port(), this::health, metrics);
        this.webhooks = new WebhookServer(
                options.settings().webhookBind(), options.settings().webhookPort());
        this.standing = new HubStanding(options.clock());
        this.port = new HubPort(options, standing);
        ticking.every("watch of the warehouse", SECOND, SECOND, new WarehouseWatch(options.server()::revive));
    }

    /**
     * Starts the hub. While the warehouse is away or another hub holds the intake it waits, with health answering and no
     * source touched.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public static HubRuntime start(Options options) throws InterruptedException {
        return start(options, false);
    }

    /**
     * As {@link #start(Options)}, and opens the port of the console at once: while the hub waits it shows one page that says
     * for what, afterwards the console.
     *
     * @throws IllegalStateException when that port is taken; the message says what to set
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public static HubRuntime startWithConsole(Options options) throws InterruptedException {
        return start(options, true);
    }

    private static HubRuntime start(Options options, boolean withConsole) throws InterruptedException {
        HubRuntime hub = new HubRuntime(options);
        boolean done = false;
        try {
            if (withConsole) {
                hub.port.waitForHub();
            }
            hub.start();
            done = true;
            return hub;
        } finally {
            if (!done) {
                hub.close();
            }
        }
    }

    private void start() throws InterruptedException {
        PatientStart patience = new PatientStart(options, standing);
        Warehouse opened = patience.openWarehouse();
        if (opened == null) {
            return;
        }
        warehouse = opened;
        IntakeLease acquired = patience.acquireLease(opened);
        if (acquired == null) {
            return;
        }
        started = new RunLedger(opened).now();
        ticking.every("look at the warehouse", SECOND, SECOND, () -> standing.look(opened));
        BatchLoader.Writer writer = LeasedPipeline.writer(acquired.fence());
        HubPipeline made = new HubPipeline(
                opened, listener, options.server()::revive, writer, options.observer(), options.clock());
        made.takeOver(writer);
        pipeline = made;
        lease = new LeaseKeeper(acquired, () -> patience.acquireLease(opened), new LeasedPipeline(made));
        deploy(made, opened);
        matching = HubMatching.start(opened, options, metrics);
        if (port.isWaiting()) {
            openConsole();
        }
    }

    /** To start is to take over a configuration where nothing runs. */
    private void deploy(HubPipeline served, Warehouse opened) throws InterruptedException {
        ProjectFolder project = new ProjectFolder(options.settings().home());
        CamelContext context = startCamel(served, project);
        Reconciler made = new Reconciler(context, project, served, options.only());
        reconciler = made;
        LiveConfiguration begun =
                new LiveConfiguration(made, project, opened, new RequestedPauses(opened, served, made), listener);
        live = begun;
        begun.start(options.only());
        if (options.only().isEmpty()) {
            new ArrivalStore(opened).serveOnly(served.plans().names());
        }
        watches = watch(served, context, made, opened);
        replays = PlanWorkers.start(
                new PlanStore(opened),
                new PlanRunner(
                        opened,
                        new ReplayWays(served, context),
                        options.observer(),
                        PatientStart.holder(),
                        options.clock()),
                this::isInCharge);
    }

    private HubWatches watch(HubPipeline served, CamelContext context, Reconciler made, Warehouse opened) {
        HubWatches begun = HubWatches.start(ticking, opened, served, options, metrics, throughput);
        ArrivalFlags flags = begun.flags();
        HubAlerts told = HubAlerts.start(
                opened,
                context,
                options,
                metrics,
                port.actions(opened),
                new HubAlerts.Known(
                        flags::raised, made::refusals, made::alertsRefused, standing::findings, served.directories()),
                this::isInCharge);
        alerts = told;
        begun.keepUp(told.upkeep(), this::isInCharge);
        return begun;
    }

    private CamelContext startCamel(HubPipeline served, ProjectFolder project) {
        Map<String, String> properties = new HashMap<>(options.properties());
        // not hub.data: the variable HUB_DATA, which may be relative to the project, would win over it
        properties.put("hub.work", options.settings().data().toString());
        HubCamel started = HubCamel.start(project, properties);
        camel = started;
        CamelContext context = started.context();
        served.bind(context.getRegistry());
        context.getRegistry().bind("webhookServer", WebhookServer.class, webhooks);
        return context;
    }

    /** From now on a file of the project that is saved is checked and swapped in, while everything else goes on. */
    public void watchProject() {
        LiveConfiguration begun = live;
        if (begun != null) {
            begun.watch();
        }
    }

    /**
     * Takes over what the project folder says now, at once.
     *
     * @return what came of it, in order; empty when nothing has changed or the hub has not begun
     * @throws io.customerhub.warehouse.WarehouseUnavailableException on a bad day; it is tried again every second
     */
    public List<ConfigurationChange> reload() throws InterruptedException {
        LiveConfiguration begun = live;
        return begun == null ? List.of() : begun.reload();
    }

    /** The context in which the routes run, or null before it is there. */
    @Nullable
    CamelContext context() {
        return camel == null ? null : camel.context();
    }

    /** What is wrong with the project at this moment; the source systems concerned stay down, or go on as they ran. */
    public List<Problem> problems() {
        return refusals().stream()
                .flatMap(refusal -> refusal.problems().stream())
                .toList();
    }

    private List<Refusal> refusals() {
        Reconciler made = reconciler;
        return made == null ? List.of() : made.refusals();
    }

    /**
     * Waits until every stream's first poll has ended, well or not.
     *
     * @return false when the hub was told to stop before
     */
    public boolean awaitFirstPass() throws InterruptedException {
        while (!options.stop().getAsBoolean()) {
            HubPipeline served = pipeline;
            if (served != null && served.intake().isSettled()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    /** The alerts; null before the hub has begun. */
    @Nullable
    HubAlerts alerts() {
        return alerts;
    }

    /** The golden customers; null before the hub has begun. */
    public @Nullable HubMatching matching() {
        return matching;
    }

    /** What became of all records since the start, as the warehouse has it, in the order of the streams. */
    public List<StreamAccount> accounts() {
        Warehouse opened = warehouse;
        HubPipeline served = pipeline;
        return opened == null || served == null ? List.of() : StreamAccount.since(started, opened, served);
    }

    /** The open dead letters by cause, the largest group first. */
    public List<DeadLetterGroup> openGroups() {
        Warehouse opened = warehouse;
        return opened == null ? List.of() : new LetterGroups(opened).list(DeadLetterFilter.OPEN, MOST_GROUPS);
    }

    /** How the hub is. */
    public Health health() {
        HubPipeline served = pipeline;
        LeaseKeeper held = lease;
        return new Health(
                warehouse != null && (served == null || !served.intake().isWarehouseAway()),
                held != null && held.isHeld(),
                flagged(new StreamHealths(refusals())
                        .of(served == null ? List.of() : served.intake().health())));
    }

    private boolean isInCharge() {
        LeaseKeeper held = lease;
        return held != null && held.isHeld();
    }

    private List<Health.StreamHealth> flagged(List<Health.StreamHealth> streams) {
        HubWatches begun = watches;
        return begun == null ? streams : begun.mark(streams);
    }

    /** Where health and metrics answer. */
    public String address() {
        return observe.address();
    }

    /** Where sources post; null while no route takes posts. */
    public @Nullable String webhookAddress() {
        return webhooks.address();
    }

    /**
     * Opens the console and the REST API, unless they are open; null while the hub has not begun.
     *
     * @throws IllegalStateException when its port is taken; the message says what to set
     */
    public @Nullable HubConsole openConsole() {
        Warehouse opened = warehouse;
        return opened == null || pipeline == null ? null : port.open(opened);
    }

    /** The pipeline, or null before the warehouse answers. */
    public @Nullable HubPipeline pipeline() {
        return pipeline;
    }

    @Override
    public void close() {
        end(port);
        HubPipeline served = pipeline;
        if (served != null) {
            served.intake().stop();
        }
        end(replays);
        end(matching);
        end(alerts);
        end(live);
        end(camel);
        webhooks.close();
        if (served != null) {
            endRuns(served);
        }
        ticking.close();
        end(watches);
        end(lease);
        end(port::endActions);
        end(warehouse);
        observe.close();
        metrics.close();
    }

    /** One that fails keeps none of the others from ending. */
    private static void end(@Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOGGER.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .addKeyValue("cause", failure.getClass().getName())
                    .setCause(failure)
                    .log("a part of the hub could not be ended as it should");
        }
    }

    private static void endRuns(HubPipeline served) {
        try {
            served.intake().endRuns();
        } catch (RuntimeException away) {
            LOGGER.atWarn()
                    .addKeyValue("cause", away.getClass().getSimpleName())
                    .log("the ends of the runs could not be noted; the next start notes them");
        }
    }
}
