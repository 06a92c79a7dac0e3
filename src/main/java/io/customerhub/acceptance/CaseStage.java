package io.customerhub.acceptance;

import io.customerhub.acceptance.source.ConnectorPlaces;
import io.customerhub.acceptance.source.DatabaseStandIn;
import io.customerhub.acceptance.source.FixtureException;
import io.customerhub.acceptance.source.FolderStandIn;
import io.customerhub.acceptance.source.HttpStandIn;
import io.customerhub.acceptance.source.PostingStandIn;
import io.customerhub.acceptance.source.ScratchProject;
import io.customerhub.acceptance.source.StandIn;
import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.acceptance.spec.TestFile;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.EntityType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Sets the stage for the cases of one stream: stand-in, scratch project and scratch warehouse. */
final class CaseStage implements AutoCloseable {

    private final ScratchServer server;
    private final ProjectFolder project;
    private final Map<String, ConnectorPlaces> connectors;
    private final TestFile file;
    private final EntityType entity;
    private final Map<String, String> options;
    private final Path scratch;
    private final BooleanSupplier stop;
    private final List<String> databases = new ArrayList<>();
    private int number;

    /**
     * A stage.
     *
     * @param options what the route sets at its connector
     * @param scratch an empty folder
     */
    CaseStage(
            ScratchServer server,
            ProjectFolder project,
            Map<String, ConnectorPlaces> connectors,
            TestFile file,
            EntityType entity,
            Map<String, String> options,
            Path scratch,
            BooleanSupplier stop) {
        this.server = server;
        this.project = project;
        this.connectors = connectors;
        this.file = file;
        this.entity = entity;
        this.options = options;
        this.scratch = scratch;
        this.stop = stop;
    }

    /** A source with its route, ready to be read. */
    record Scene(StandIn source, HubRun run) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
        }
    }

    /**
     * A scene in which the source holds this.
     *
     * @throws FixtureException when it cannot
     */
    Scene set(SourceContent content, Instant clock) {
        number++;
        StandIn source = standIn(content, clock);
        boolean done = false;
        try {
            ProjectFolder made = new ScratchProject(project, connectors, file.properties())
                    .make(scratch.resolve("project-" + number), file.stream(), source, file.place());
            done = true;
            return new Scene(source, new HubRun(made, file.stream(), entity, source, clock, Map.of(), stop));
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private StandIn standIn(SourceContent content, Instant clock) {
        if (content instanceof SourceContent.Files files) {
            return new FolderStandIn(scratch.resolve("folder-" + number), files, clock);
        }
        if (content instanceof SourceContent.Rows rows) {
            return new DatabaseStandIn(kept(server.empty()), rows);
        }
        if (content instanceof SourceContent.Posts posts) {
            String path = options.getOrDefault("path", "");
            return new PostingStandIn(
                    posts, path.isEmpty() ? "/hooks/" + file.stream().system() + "/" + file.stream().stream() : path);
        }
        return new HttpStandIn((SourceContent.Http) content);
    }

    /** An empty warehouse. */
    String warehouse() {
        return kept(server.warehouse());
    }

    /** A warehouse that holds what another one holds. */
    String warehouseLike(String url) {
        return kept(server.copyOf(url));
    }

    /** Looks into a warehouse. */
    WarehouseReading reading(String url) {
        return new WarehouseReading(url, file.stream());
    }

    private String kept(String url) {
        databases.add(url);
        return url;
    }

    @Override
    public void close() {
        databases.forEach(server::drop);
    }
}
