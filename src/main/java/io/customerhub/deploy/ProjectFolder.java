package io.customerhub.deploy;

import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder with {@code connectors} and {@code routes}.
 *
 * @param root the folder that holds both, absolute
 */
public record ProjectFolder(Path root) {

    private static final String MAPPING = ".mapping.yaml";

    /** Makes the root absolute. */
    public ProjectFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** All Kamelets, in name order; empty when there is no {@code connectors} folder. */
    public List<Path> connectors() {
        return files(root.resolve("connectors"), 2, ".kamelet.yaml");
    }

    /** The routes that belong to no source system, such as the pipeline, in name order. */
    public List<Path> sharedRoutes() {
        return files(root.resolve("routes"), 1, ".camel.yaml");
    }

    /** One folder for each source system, in name order. */
    public List<Path> systems() {
        Path routes = root.resolve("routes");
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(routes)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The route files of one source system, in name order. */
    public List<Path> routes(Path system) {
        return files(system, 1, ".camel.yaml");
    }

    /** The streams of a source system that have a mapping, be it sound or not. */
    public Set<String> mappings(Path system) {
        return files(system, 1, MAPPING).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - MAPPING.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The streams that a mapping names, in order. */
    public Set<StreamName> streams() {
        Set<StreamName> streams = new TreeSet<>();
        for (Path system : systems()) {
            mappings(system)
                    .forEach(stream ->
                            streams.add(new StreamName(system.getFileName().toString(), stream)));
        }
        return streams;
    }

    /** A path as an engineer would type it: relative to the root, with {@code /}. */
    public String relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root)
                ? root.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString();
    }

    private static List<Path> files(Path folder, int depth, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
