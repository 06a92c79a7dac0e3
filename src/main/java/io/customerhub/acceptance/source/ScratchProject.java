package io.customerhub.acceptance.source;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A project folder for one case: connectors, shared routes, mappings and contracts as they are shipped, and of the routes
 * the one that reads the stream under test, from its stand-in.
 */
public final class ScratchProject {

    private final ProjectFolder project;
    private final Map<String, ConnectorPlaces> connectors;
    private final Map<String, String> properties;

    /** @param properties what routes name as {@code {{name}}} */
    public ScratchProject(
            ProjectFolder project, Map<String, ConnectorPlaces> connectors, Map<String, String> properties) {
        this.project = project;
        this.connectors = connectors;
        this.properties = properties;
    }

    /**
     * Makes the folder.
     *
     * @param root where; must not be there
     * @param concerned the place that a problem is about when no route reads the stream
     * @throws FixtureException when the stream cannot be tested
     */
    public ProjectFolder make(Path root, StreamName stream, StandIn source, Place concerned) {
        try {
            for (Path kamelet : project.connectors()) {
                copy(kamelet, root);
            }
            for (Path shared : project.sharedRoutes()) {
                copy(shared, root);
            }
            Path folder = project.root().resolve("routes").resolve(stream.system());
            boolean isRead = false;
            for (Path file : files(folder)) {
                if (file.getFileName().toString().endsWith(".camel.yaml")) {
                    RouteRewriting rewriting = new RouteRewriting(connectors, properties, stream, source);
                    String rewritten = rewriting.rewrite(project.relative(file), Files.readString(file));
                    isRead |= rewriting.isFound();
                    Files.writeString(target(file, root), rewritten);
                } else {
                    copy(file, root);
                }
            }
            if (!isRead) {
                throw new FixtureException(new Problem(
                        concerned,
                        ProblemCode.TEST_STREAM.code(),
                        "no route of routes/" + stream.system() + " reads the stream '" + stream.stream()
                                + "' by a connector; write stream: with one that is read"));
            }
            return new ProjectFolder(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(Path file, Path root) throws IOException {
        Files.copy(file, target(file, root));
    }

    private Path target(Path file, Path root) throws IOException {
        Path target =
                root.resolve(project.root().relativize(file.toAbsolutePath().normalize()));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        return target;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
