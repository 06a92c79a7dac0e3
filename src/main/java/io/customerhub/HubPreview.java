package io.customerhub;

import io.customerhub.config.Problem;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.PreviewRoutes;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.deploy.RouteRefusedException;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.pipeline.PreviewPipeline;
import io.customerhub.preview.LastLoaded;
import io.customerhub.preview.Preview;
import io.customerhub.preview.Preview.Ending;
import io.customerhub.preview.PreviewNotes;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a source through its real connector, route and stages, and writes nothing: no warehouse is opened, no file is
 * moved, nothing is acknowledged. It may run beside a running hub.
 */
public final class HubPreview {

    private static final long TICK_MILLIS = 200;
    private static final int STOP_SECONDS = 5;

    private final ProjectFolder project;
    private final Map<String, String> properties;
    private final Standardizers standardizers = new Standardizers();
    private final List<SourceSystem> systems;

    /**
     * What to look at.
     *
     * @param stream the stream
     * @param limit how many records to look at, at least 1
     * @param show how many of them to show
     * @param start where to begin; null for the beginning of the source
     * @param sample what a source that posts by itself would post; null for the others
     * @param last what is loaded, or null when nothing is to be compared
     * @param patience how long the source may be silent
     * @param progress hears now and then how many records have been read
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never changed
    public record Request(
            StreamName stream,
            long limit,
            int show,
            @Nullable Position start,
            byte @Nullable [] sample,
            @Nullable LastLoaded last,
            Duration patience,
            LongConsumer progress) {}

    /**
     * What came of it: a preview, or what is wrong with the configuration.
     *
     * @param preview what was seen; null when there are problems
     * @param problems all that is wrong; empty when there is a preview
     */
    public record Result(@Nullable Preview preview, List<Problem> problems) {}

    /**
     * Reads the project.
     *
     * @param properties what routes may name as {@code {{name}}}, beside {@code hub.properties} and the environment
     */
    public HubPreview(ProjectFolder project, Map<String, String> properties) {
        this.project = project;
        // a person waits: a few tries tell whether a source is away
        Map<String, String> all = new HashMap<>(Map.of("camel.kamelet.rest-api-source.maxAttempts", "3"));
        all.putAll(properties);
        this.properties = Map.copyOf(all);
        this.systems = new ProjectReader(project, standardizers).read().systems();
    }

    /** The source systems of the project, in name order. */
    public List<SourceSystem> systems() {
        return systems;
    }

    /** What is configured of a stream that some route reads; empty when there is no such stream. */
    public Optional<StreamConfiguration> find(StreamName stream) {
        return systems.stream()
                .filter(system -> system.routes().containsKey(stream))
                .flatMap(system -> system.streams().stream())
                .filter(configured -> configured.stream().equals(stream))
                .findFirst();
    }

    /**
     * Looks at one stream.
     *
     * @throws InterruptedException when the thread is interrupted while it waits for the source
     */
    public Result of(Request request) throws InterruptedException {
        SourceSystem system = systems.stream()
                .filter(known -> known.routes().containsKey(request.stream()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route reads " + request.stream()));
        Optional<StreamConfiguration> configuration = find(request.stream());
        if (!system.isSound() || configuration.isEmpty()) {
            return new Result(null, system.problems());
        }
        PreviewNotes notes = new PreviewNotes(configuration.get(), request.limit(), request.show(), request.last());
        String route = system.routes().getOrDefault(request.stream(), "");
        PreviewPipeline pipeline = new PreviewPipeline(
                configuration.get(), route, request.start(), request.sample(), notes, standardizers);
        try (WorkFolder work = WorkFolder.make();
                HubCamel camel = HubCamel.start(project, with(work))) {
            CamelContext context = camel.context();
            context.getShutdownStrategy().setTimeout(STOP_SECONDS);
            pipeline.bind(context.getRegistry());
            List<Problem> problems = load(context, system, request);
            if (!problems.isEmpty()) {
                return new Result(null, problems);
            }
            await(notes, request);
        }
        return new Result(notes.result(), List.of());
    }

    /** What is fetched goes into a folder of the look's own, not into that of a running hub. */
    private Map<String, String> with(WorkFolder work) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("hub.work", work.path().toString());
        return all;
    }

    private List<Problem> load(CamelContext context, SourceSystem system, Request request) {
        StreamName stream = request.stream();
        PreviewRoutes routes = new PreviewRoutes(context, project);
        Optional<Problem> refusal = routes.refusal(system, stream, request.sample() != null);
        if (refusal.isPresent()) {
            return List.of(refusal.get());
        }
        RouteDeployer deployer = new RouteDeployer(context, project);
        List<Problem> problems = new ArrayList<>(deployer.check(system));
        if (!problems.isEmpty()) {
            return problems;
        }
        try {
            deployer.deployShared();
            routes.load(system, stream);
            return List.of();
        } catch (RouteRefusedException refused) {
            return List.of(refused.problem());
        }
    }

    private static void await(PreviewNotes notes, Request request) throws InterruptedException {
        long read = 0;
        long since = System.nanoTime();
        while (!notes.await(TICK_MILLIS)) {
            long now = notes.read();
            if (now != read) {
                read = now;
                since = System.nanoTime();
            }
            request.progress().accept(now);
            if (System.nanoTime() - since > request.patience().toNanos()) {
                notes.end(new Ending(
                        Ending.Kind.AWAY,
                        "HUB-PREVIEW-004",
                        "the source has said nothing for " + request.patience().toSeconds()
                                + " s; look whether it is up, or allow more with --patience"));
            }
        }
    }
}
