package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.pipeline.OutboundHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads route files into the running context. Each file is tried in a scratch context first, so that a mistake is told
 * with its place and the running routes are never touched. Camel's own reload is not used: on a bad save it drops the
 * routes that worked.
 */
final class RouteLoader {

    private static final Logger LOGGER = LoggerFactory.getLogger(RouteLoader.class);
    private static final Pattern UNSET_PROPERTY = Pattern.compile("Property with key \\[([^\\]]+)] not found");
    private static final Pattern LINE_AND_COLUMN = Pattern.compile("line:? (\\d+)(?:,? column:? (\\d+))?");

    /** A connector that refuses its options says so with a code of its own. */
    private static final Pattern OWN_CODE = Pattern.compile("^(HUB-[A-Z]+-\\d{3}):? +(.*)", Pattern.DOTALL);

    private final CamelContext live;
    private final ProjectFolder project;

    RouteLoader(CamelContext live, ProjectFolder project) {
        this.live = live;
        this.project = project;
    }

    /**
     * Tries the files together in a context of their own, without starting a route.
     *
     * @param base files that the others need, such as connectors and the pipeline
     * @param file the file in question
     * @return what is wrong with it, or empty
     */
    Optional<Problem> preflight(List<Path> base, Path file) {
        Registry registry = new DefaultRegistry(live.getRegistry());
        try (DefaultCamelContext scratch = new DefaultCamelContext(registry)) {
            scratch.setAutoStartup(false);
            scratch.getPropertiesComponent()
                    .setLocation(live.getPropertiesComponent().getLocations().stream()
                            .reduce((first, second) -> first + "," + second)
                            .orElse(null));
            scratch.getPropertiesComponent().setInitialProperties(initialProperties());
            SecretFileValues secrets = live.getRegistry().findSingleByType(SecretFileValues.class);
            if (secrets != null) {
                secrets.into(scratch);
            }
            OutboundHosts.limit(scratch, OutboundHosts.of(live));
            for (Path needed : base) {
                load(scratch, needed);
            }
            load(scratch, file);
            scratch.start();
            return Optional.empty();
        } catch (Exception failure) {
            return Optional.of(problem(file, failure));
        }
    }

    /**
     * Loads a file into the running context and starts its routes.
     *
     * @return the ids of the routes that came with it, those inside connectors included
     * @throws RouteRefusedException when Camel does not take it
     */
    List<String> load(Path file) {
        List<String> before = ids();
        try {
            load(live, file);
        } catch (Exception failure) {
            unload(without(before));
            throw new RouteRefusedException(problem(file, failure));
        }
        return without(before);
    }

    /** Stops routes of the running context and takes them out. */
    void unload(List<String> ids) {
        for (String id : ids) {
            try {
                live.getRouteController().stopRoute(id);
                live.removeRoute(id);
            } catch (Exception failure) {
                LOGGER.atWarn()
                        .addKeyValue("route", id)
                        .addKeyValue("cause", failure.getClass().getSimpleName())
                        .log("a refused route could not be taken out");
            }
        }
    }

    private List<String> without(List<String> before) {
        List<String> added = new ArrayList<>(ids());
        added.removeAll(before);
        return added;
    }

    private List<String> ids() {
        return live.getRoutes().stream().map(Route::getRouteId).toList();
    }

    private static void load(CamelContext context, Path file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
    }

    private java.util.Properties initialProperties() {
        java.util.Properties properties = new java.util.Properties();
        properties.putAll(live.getPropertiesComponent().loadProperties());
        return properties;
    }

    /** What Camel says of a file, with its place. */
    Problem problem(Path file, Throwable failure) {
        String text = messages(failure);
        Matcher unset = UNSET_PROPERTY.matcher(text);
        if (unset.find()) {
            return unset(file, unset.group(1));
        }
        Optional<Problem> bean = MissingBean.in(text, file, project.relative(file), live.getRegistry());
        if (bean.isPresent()) {
            return bean.get();
        }
        Matcher place = LINE_AND_COLUMN.matcher(text);
        boolean found = place.find();
        int line = found ? Integer.parseInt(place.group(1)) : 1;
        int column = found && place.group(2) != null ? Integer.parseInt(place.group(2)) : 1;
        String reason = rootOf(failure).getMessage();
        Matcher own = OWN_CODE.matcher(reason == null ? "" : reason);
        if (own.find()) {
            return new Problem(place(file, "kamelet:"), own.group(1), firstLine(own.group(2)));
        }
        return new Problem(
                new Place(project.relative(file), line, column),
                "HUB-ROUTE-001",
                "Camel does not take this route: "
                        + (reason == null ? rootOf(failure).getClass().getSimpleName() : firstLine(reason)));
    }

    private Problem unset(Path file, String property) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return new Problem(
                place(file, "{{" + property),
                ProblemCode.ROUTE_PROPERTY.code(),
                "the property '" + property + "' is not set; write " + property
                        + "=... into hub.properties, or set the environment variable " + variable);
    }

    /** Where a text first stands in a file; the beginning of the file when it stands elsewhere. */
    private Place place(Path file, String text) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int column = lines.get(i).indexOf(text);
                if (column >= 0) {
                    return new Place(project.relative(file), i + 1, column + 1);
                }
            }
        } catch (IOException unreadable) {
            LOGGER.debug("{} cannot be read to find a place in it", project.relative(file));
        }
        return new Place(project.relative(file), 1, 1);
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append('\n');
        }
        return all.toString();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            if (at instanceof FailedToCreateRouteException && at.getCause().getMessage() == null) {
                break;
            }
            at = at.getCause();
        }
        return at;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
