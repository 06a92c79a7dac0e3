package io.customerhub.acceptance;

import io.customerhub.acceptance.capture.RecordedFixtures;
import io.customerhub.acceptance.source.ConnectorPlaces;
import io.customerhub.acceptance.source.FixtureException;
import io.customerhub.acceptance.source.PlaceKind;
import io.customerhub.acceptance.source.RealProperties;
import io.customerhub.acceptance.source.RecordingProxy;
import io.customerhub.acceptance.source.ScratchProject;
import io.customerhub.acceptance.source.TestedRoute;
import io.customerhub.config.Place;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Calls the real web source of a stream once, through its connector, and writes what it answered as fixtures. What is read
 * goes into a scratch warehouse that is dropped.
 */
public final class TestRecording {

    private static final int KEY_BYTES = 32;

    private final ProjectFolder project;
    private final Map<String, ConnectorPlaces> connectors;
    private final RealProperties properties;

    /** @param environment the environment variables, which may hold properties of routes */
    public TestRecording(ProjectFolder project, Map<String, String> environment) {
        this.project = project;
        this.connectors = ConnectorPlaces.of(project);
        this.properties = new RealProperties(project, environment);
    }

    /**
     * What was recorded.
     *
     * @param files the files that were written
     * @param requests how many requests the source has got
     * @param whole false when the source had more to say than a sample holds
     * @param remark how the stream was in the end when it was not well; empty otherwise
     */
    public record Recorded(List<Path> files, int requests, boolean whole, String remark) {}

    /**
     * Records one stream.
     *
     * @param data where the PostgreSQL of the tests lives
     * @throws FixtureException when the stream is not read from the web, or a property of its route is not set
     */
    public Recorded record(StreamName stream, Path data, Consumer<String> talk, BooleanSupplier stop)
            throws InterruptedException {
        Place place = new Place("routes/" + stream.system(), 1, 1);
        TestedRoute route = TestedRoute.find(project, connectors, stream)
                .filter(found -> found.connector().places().containsValue(PlaceKind.HTTP))
                .orElseThrow(() -> FixtureException.ofStream(
                        place, "no route reads the stream " + stream + " from the web, so there is nothing to record"));
        StreamConfiguration configuration = new ProjectReader(project, new Standardizers())
                .read().systems().stream()
                        .flatMap(system -> system.streams().stream())
                        .filter(one -> one.stream().equals(stream))
                        .findFirst()
                        .orElseThrow(() -> FixtureException.ofStream(
                                place, "the stream " + stream + " has no sound mapping; run hub check"));
        byte[] key = key(route);
        try (ScratchFolder scratch = ScratchFolder.make(data);
                ScratchServer server = ScratchServer.start(data.resolve("postgres"), talk);
                RecordingProxy proxy = new RecordingProxy(properties::in)) {
            ProjectFolder made = new ScratchProject(project, connectors, Map.of())
                    .make(scratch.path().resolve("project"), stream, proxy, place);
            HubRun run = new HubRun(
                    made,
                    stream,
                    configuration.mapping().entity(),
                    proxy,
                    Instant.now(),
                    properties.all(route.options().values()),
                    stop);
            Found found = run.read(server.warehouse(), WriteObserver.NONE);
            RecordedFixtures fixtures = new RecordedFixtures(
                    project.root().resolve("routes").resolve(stream.system()).resolve("tests"), configuration, key);
            boolean isWell = found.health() == null || found.health().code() == null;
            return new Recorded(
                    proxy.seen().isEmpty() ? List.of() : fixtures.write(proxy.seen(), !isWell),
                    proxy.seen().size(),
                    !proxy.isFull(),
                    remark(found));
        }
    }

    private static String remark(Found found) {
        if (!found.refusals().isEmpty()) {
            return String.join("\n", found.refusals());
        }
        return found.health() == null || found.health().code() == null
                ? ""
                : found.health().code() + " " + found.health().message();
    }

    /** The secrets of the route, so that the masks are the same next time; without any, a key that nobody keeps. */
    private byte[] key(TestedRoute route) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String credential : route.connector().credentials()) {
            String written = route.options().get(credential);
            if (written != null && !written.isBlank()) {
                secrets.put(credential, properties.in(written));
            }
        }
        if (!secrets.isEmpty()) {
            return RecordedFixtures.key(secrets);
        }
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
