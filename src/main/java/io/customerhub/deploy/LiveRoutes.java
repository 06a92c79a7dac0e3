package io.customerhub.deploy;

import io.customerhub.deploy.RoutePart.Kind;
import io.customerhub.record.StreamName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that are loaded into the running context, and what each brought with it, so that it can be taken out again
 * without a trace. Used by one thread.
 */
final class LiveRoutes {

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveRoutes.class);
    private static final long LOOK_MILLIS = 2;
    private static final Duration POLL_PATIENCE = Duration.ofSeconds(2);

    private final CamelContext context;
    private final ModelCamelContext model;
    private final ProjectFolder project;
    private final RouteLoader problems;
    private final Map<String, Loaded> loaded = new TreeMap<>();

    /**
     * A part in the context.
     *
     * @param routes the ids of the routes that came with it, those inside connectors included
     * @param configurations the route configurations that came with it
     */
    private record Loaded(List<String> routes, List<RouteConfigurationDefinition> configurations) {}

    LiveRoutes(CamelContext context, ProjectFolder project) {
        this.context = context;
        this.model = (ModelCamelContext) context;
        this.project = project;
        this.problems = new RouteLoader(context, project);
    }

    /**
     * Loads a part and starts its routes.
     *
     * @throws RouteRefusedException when Camel does not take it; what is there of it goes by {@link #unload}
     */
    void load(RoutePart part) {
        List<String> routesBefore = ids();
        List<RouteConfigurationDefinition> configurationsBefore = List.copyOf(model.getRouteConfigurationDefinitions());
        Exception failure = null;
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(part.file(), part.yaml()));
        } catch (Exception refused) {
            failure = refused;
        }
        List<String> routes = new ArrayList<>(ids());
        routes.removeAll(routesBefore);
        List<RouteConfigurationDefinition> configurations = new ArrayList<>(model.getRouteConfigurationDefinitions());
        configurations.removeAll(configurationsBefore);
        loaded.put(part.key(), new Loaded(routes, configurations));
        if (failure != null) {
            Path file = project.root().resolve(part.file());
            throw new RouteRefusedException(problems.problem(file, failure));
        }
    }

    /**
     * Stops what a part brought and takes it out. Of a route that starts from a connector the inner route, which polls, is
     * stopped first, so that no batch meets an outer route that is gone.
     */
    void unload(RoutePart part) {
        Loaded gone = loaded.remove(part.key());
        if (gone == null) {
            return;
        }
        try {
            settle(gone);
            for (String id : innerFirst(gone.routes())) {
                context.getRouteController().stopRoute(id);
            }
            for (String id : innerFirst(gone.routes())) {
                RouteDefinition definition = model.getRouteDefinition(id);
                if (definition != null) {
                    model.removeRouteDefinition(definition);
                }
            }
            // Camel's own removal gives a configuration without an id one, and then does not find it (DefaultModel,
            // 4.17.0)
            model.getRouteConfigurationDefinitions().removeAll(gone.configurations());
            if (part.kind() == Kind.CONNECTOR) {
                model.removeRouteTemplateDefinitions(part.name());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOGGER.atWarn()
                    .addKeyValue("part", part.name())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("a part of the configuration could not be taken out cleanly");
        }
        part.beans().forEach(this::close);
    }

    /**
     * Lets a poll that has just begun end before its route is stopped: Camel's own look for messages under way comes back
     * to a busy route only after a whole second.
     */
    private void settle(Loaded part) throws InterruptedException {
        List<String> polling = part.routes().stream().filter(this::isInner).toList();
        for (String id : polling) {
            ServiceHelper.suspendService(context.getRoute(id).getConsumer());
        }
        await(() -> polling.stream().anyMatch(this::isBusy), POLL_PATIENCE);
    }

    /** A database connection pool that nobody uses any more must not stay open. */
    private void close(String bean) {
        Registry registry = context.getRegistry();
        Object found = registry.lookupByName(bean);
        registry.unbind(bean);
        if (found instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failure) {
                LOGGER.atWarn()
                        .addKeyValue("bean", bean)
                        .addKeyValue("cause", failure.getClass().getSimpleName())
                        .log("a bean could not be closed");
            }
        }
    }

    /** Stops or starts again what polls the source for a part; what is behind it stays as it is. */
    void setPolling(RoutePart part, boolean polls) {
        Loaded found = loaded.get(part.key());
        if (found == null) {
            return;
        }
        List<String> polling = found.routes().stream().filter(this::isInner).toList();
        try {
            for (String id : polling.isEmpty() ? found.routes() : polling) {
                ServiceStatus status = context.getRouteController().getRouteStatus(id);
                if (polls && !status.isStarted()) {
                    context.getRouteController().startRoute(id);
                } else if (!polls && status.isStarted()) {
                    context.getRouteController().stopRoute(id);
                }
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the route " + part.name() + " could not be switched", failure);
        }
    }

    /**
     * Waits until nothing is under way in these parts, which are held.
     *
     * @param waiting how many readers of a stream wait at a batch boundary, where they do no harm
     * @return false when a batch is still under way after that time
     */
    boolean awaitQuiet(Collection<RoutePart> parts, ToIntFunction<StreamName> waiting, Duration patience)
            throws InterruptedException {
        return await(() -> parts.stream().anyMatch(part -> isBusy(part, waiting)), patience);
    }

    private boolean isBusy(RoutePart part, ToIntFunction<StreamName> waiting) {
        Loaded found = loaded.get(part.key());
        if (found == null || found.routes().stream().noneMatch(this::isBusy)) {
            return false;
        }
        int readers = part.streams().stream().mapToInt(waiting).sum();
        int exchanges = found.routes().stream()
                .mapToInt(id -> context.getInflightRepository().size(id))
                .sum();
        return readers == 0 || exchanges > readers;
    }

    private static boolean await(BooleanSupplier isBusy, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (isBusy.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Between two files of one poll nothing is in flight, but the poll goes on. */
    private boolean isBusy(String id) {
        Route route = context.getRoute(id);
        return context.getInflightRepository().size(id) > 0
                || route != null && route.getConsumer() instanceof ScheduledPollConsumer polling && polling.isPolling();
    }

    private List<String> innerFirst(List<String> routes) {
        List<String> ordered =
                new ArrayList<>(routes.stream().filter(this::isInner).toList());
        routes.stream().filter(id -> !ordered.contains(id)).forEach(ordered::add);
        return ordered;
    }

    private boolean isInner(String id) {
        Route route = context.getRoute(id);
        return route != null && route.isCreatedByKamelet();
    }

    private List<String> ids() {
        return context.getRoutes().stream().map(Route::getRouteId).toList();
    }
}
