package io.customerhub;

import io.customerhub.config.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A project in a folder of its own: the shipped connectors and shared routes, and the source systems that a test writes.
 * Each system reads CSV files from {@code inbox/<system>}, which {@code hub.properties} names.
 */
public final class ProjectInFolder {

    private final Path root;

    private ProjectInFolder(Path root) {
        this.root = root;
    }

    /** A project without source systems in this folder. */
    public static ProjectInFolder in(Path folder) {
        ProjectInFolder project = new ProjectInFolder(folder.toAbsolutePath());
        project.copy("connectors", 3);
        project.copy("routes", 1);
        project.write("hub.properties", "");
        return project;
    }

    private void copy(String name, int depth) {
        Path from = Path.of(name).toAbsolutePath();
        try (Stream<Path> files = Files.walk(from, depth)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = root.resolve(name).resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project folder. */
    public Path root() {
        return root;
    }

    /** Copies a shipped source system into the project. */
    public ProjectInFolder shipped(String system) {
        copy("routes/" + system, 1);
        return this;
    }

    /** Writes a file, or writes it anew; the path is relative to the project folder. */
    public ProjectInFolder write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a property to {@code hub.properties}. */
    public ProjectInFolder property(String name, String value) {
        try {
            String before = Files.readString(root.resolve("hub.properties"));
            return write("hub.properties", before + name + "=" + value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source system with the stream {@code customers} of CSV files, read every 200 ms in batches of 250. */
    public ProjectInFolder system(String system, String mapping) {
        return property(system + ".inbox", inbox(system).toString())
                .write("routes/" + system + "/" + system + ".camel.yaml", route(system))
                .write("routes/" + system + "/customers.mapping.yaml", mapping);
    }

    /** The route of {@link #system}. */
    public static String route(String system) {
        return """
                - route:
                    id: %1$s-customers
                    from:
                      uri: kamelet:csv-file-source
                      parameters:
                        system: %1$s
                        stream: customers
                        directory: "{{%1$s.inbox}}"
                        every: 200ms
                        quiet: 0s
                        batchSize: 250
                      steps:
                        - to: direct:ingest
                """
                .formatted(system);
    }

    /** The drop folder of a system. */
    public Path inbox(String system) {
        try {
            return Files.createDirectories(root.resolve("inbox").resolve(system));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops a file at once, as a careful source does; one of that name is replaced. */
    public ProjectInFolder drop(String system, String name, String content) {
        try {
            Path hidden = Files.writeString(inbox(system).resolve("." + name + ".part"), content);
            Files.move(hidden, inbox(system).resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in a drop folder, or in {@code .done} or {@code .failed} below it. */
    public List<String> files(String system, String folder) {
        Path path = inbox(system).resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and directory below a folder, with content and time of change. */
    public static Map<String, String> everyFile(Path folder) {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Files.isDirectory(file)
                                ? "directory"
                                : Files.getLastModifiedTime(file)
                                        + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The environment of a command on this project, with the warehouse at this URL. */
    public Map<String, String> environment(String url) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HUB_HOME", root.toString());
        environment.put("HUB_WAREHOUSE_URL", url);
        environment.put("HUB_PORT", "0");
        environment.put("HUB_CONSOLE_PORT", "0");
        environment.put("HUB_WEBHOOK_PORT", "0");
        environment.put("NO_COLOR", "1");
        environment.put("USER", "tester");
        return environment;
    }

    /** The settings of a hub on this project, with the warehouse at this URL. */
    public HubSettings settings(String url) {
        return HubSettings.from(environment(url));
    }

    /** The text of a file of the project. */
    public String read(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
