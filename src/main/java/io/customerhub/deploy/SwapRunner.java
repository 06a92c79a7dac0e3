package io.customerhub.deploy;

import io.customerhub.deploy.RoutePart.Kind;
import io.customerhub.pipeline.HubPipeline;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes swaps: holds the streams concerned at a batch boundary, takes out, puts in, lets them go on. Knows what runs. Used
 * by one thread.
 */
final class SwapRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(SwapRunner.class);

    /** A batch is written within seconds; one that takes longer waits for the warehouse, and the swap is made later. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LiveRoutes routes;
    private final HubPipeline pipeline;
    private final Map<String, RoutePart> parts = new LinkedHashMap<>();
    private final Map<StreamName, Integer> numbers = new HashMap<>();
    private final Set<StreamName> paused = new HashSet<>();

    SwapRunner(LiveRoutes routes, HubPipeline pipeline) {
        this.routes = routes;
        this.pipeline = pipeline;
    }

    /**
     * Makes all swaps or none: when one fails, those before it are made undone.
     *
     * @return for how long nothing read the streams of each swap
     * @throws RouteRefusedException when Camel does not take a part; what ran before runs again
     * @throws SwapPostponedException when a batch takes too long; what ran before goes on
     */
    List<Duration> run(List<Swap> swaps) throws InterruptedException {
        List<Duration> gaps = new ArrayList<>();
        List<Swap> done = new ArrayList<>();
        try {
            for (Swap swap : swaps) {
                gaps.add(run(swap));
                done.add(swap);
            }
            return gaps;
        } catch (RuntimeException failure) {
            Collections.reverse(done);
            for (Swap swap : done) {
                undo(() -> run(swap.inverse()));
            }
            throw failure;
        }
    }

    /** One step back that fails, as when the warehouse goes away just then, must not keep the others from being made. */
    private static void undo(Step step) throws InterruptedException {
        try {
            step.make();
        } catch (RuntimeException failure) {
            LOGGER.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("a step of a swap could not be made undone; the next reload does");
        }
    }

    private interface Step {
        void make() throws InterruptedException;
    }

    private Duration run(Swap swap) throws InterruptedException {
        Set<StreamName> held = swap.wholeHub() ? Set.copyOf(pipeline.plans().names()) : swap.concerned();
        pipeline.intake().hold(held);
        try {
            if (!awaitQuiet(swap.wholeHub() ? List.copyOf(parts.values()) : reading(held))) {
                throw new SwapPostponedException(held);
            }
            long begun = System.nanoTime();
            change(swap);
            return Duration.ofNanos(System.nanoTime() - begun);
        } finally {
            pipeline.intake().release(held);
        }
    }

    private void change(Swap swap) throws InterruptedException {
        serve(swap);
        try {
            exchange(swap);
        } catch (RuntimeException failure) {
            Swap back = swap.inverse();
            undo(() -> exchange(back));
            undo(() -> serve(back));
            undo(() -> withdraw(back));
            throw failure;
        }
        withdraw(swap);
    }

    /** Asks the warehouse, which may be away, before anything is taken out. */
    private void serve(Swap swap) {
        for (Change<ServedStream> change : swap.streams()) {
            ServedStream after = change.after();
            if (after != null) {
                numbers.put(after.name(), pipeline.serve(after.configuration(), after.route()));
            }
        }
    }

    private void withdraw(Swap swap) {
        for (Change<ServedStream> change : swap.streams()) {
            if (change.after() == null) {
                pipeline.withdraw(Swap.nameOf(change));
                paused.remove(Swap.nameOf(change));
            }
        }
    }

    private void exchange(Swap swap) {
        takeOut(swap);
        putIn(swap);
    }

    private void takeOut(Swap swap) {
        List<Change<RoutePart>> backwards = new ArrayList<>(swap.parts());
        Collections.reverse(backwards);
        for (Change<RoutePart> change : backwards) {
            RoutePart before = change.before();
            if (before != null) {
                pipeline.intake().sendingAway(before.streams(), () -> routes.unload(before));
                parts.remove(before.key());
            }
        }
    }

    private void putIn(Swap swap) {
        for (Change<RoutePart> change : swap.parts()) {
            RoutePart after = change.after();
            if (after != null) {
                load(after);
            }
        }
    }

    private void load(RoutePart part) {
        try {
            routes.load(part);
        } catch (RouteRefusedException refused) {
            pipeline.intake().sendingAway(part.streams(), () -> routes.unload(part));
            throw refused;
        }
        parts.put(part.key(), part);
        if (part.streams().stream().anyMatch(paused::contains)) {
            pipeline.intake().sendingAway(part.streams(), () -> routes.setPolling(part, false));
        }
    }

    /** Under which number the warehouse keeps the configuration of a stream in service. */
    int number(StreamName stream) {
        return Objects.requireNonNull(numbers.get(stream), "a stream in service has a configuration");
    }

    /** The streams whose sources are not polled because a person has paused them. */
    Set<StreamName> paused() {
        return Set.copyOf(paused);
    }

    /**
     * Stops polling the source of a stream at a batch boundary.
     *
     * @param then what is to be done while the stream is held
     * @throws SwapPostponedException when a batch takes too long; the stream goes on
     */
    void pause(StreamName stream, Runnable then) throws InterruptedException {
        Set<StreamName> held = Set.of(stream);
        pipeline.intake().hold(held);
        try {
            Collection<RoutePart> reading = reading(held);
            if (!awaitQuiet(reading)) {
                throw new SwapPostponedException(held);
            }
            then.run();
            paused.add(stream);
            pipeline.intake().sendingAway(held, () -> reading.forEach(part -> routes.setPolling(part, false)));
        } finally {
            pipeline.intake().release(held);
        }
    }

    /** Polls the source of a stream again. */
    void resume(StreamName stream) {
        paused.remove(stream);
        for (RoutePart part : reading(Set.of(stream))) {
            if (part.streams().stream().noneMatch(paused::contains)) {
                routes.setPolling(part, true);
            }
        }
    }

    private boolean awaitQuiet(Collection<RoutePart> concerned) throws InterruptedException {
        return routes.awaitQuiet(concerned, pipeline.intake()::waiting, PATIENCE);
    }

    private Collection<RoutePart> reading(Set<StreamName> streams) {
        return parts.values().stream()
                .filter(part ->
                        part.kind() == Kind.ROUTE && part.streams().stream().anyMatch(streams::contains))
                .collect(Collectors.toList());
    }
}
