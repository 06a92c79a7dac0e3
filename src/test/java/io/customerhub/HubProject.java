package io.customerhub;

import io.customerhub.config.ConsoleSettings;
import io.customerhub.config.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A small project folder in a directory of a test: the connectors and shared routes that are shipped, and one source
 * system {@code erp} with the stream {@code customers} (CSV files dropped into {@code customers/}) and, when asked for,
 * {@code requesters} (JSON lines dropped into {@code requesters/}).
 */
final class HubProject {

    /** The header of the CSV files. */
    static final String HEADER = "no,name,phone,status,changed\n";

    /** When every file was last changed, so that positions can be compared. */
    private static final Instant MODIFIED = Instant.parse("2026-01-05T08:00:00Z");

    private static final String CUSTOMERS =
            """
            entity: customer
            key: no
            version: {from: changed, as: datetime}
            region: CN
            fields:
              formatted_name: {from: name, as: organization-name}
              phone.mobile: {from: phone, as: phone}
              status: {from: status, as: code, map: {A: active, C: closed}, onInvalid: reject}
            """;

    private static final String REQUESTERS =
            """
            entity: customer
            key: id
            version: {from: changed, as: datetime}
            region: CN
            fields:
              name: {from: name, as: person-name}
              email: {from: email, as: email}
            """;

    private final Path root;

    /** The project in a folder that was made before. */
    HubProject(Path root) {
        this.root = root;
    }

    /** Makes the folder, with the stream of CSV files. */
    static HubProject create(Path root, int batchSize) {
        try {
            copy(Path.of("connectors"), root.resolve("connectors"), 2);
            copy(Path.of("routes"), root.resolve("routes"), 1);
            HubProject project = new HubProject(root);
            project.stream("customers", "csv-file", batchSize, CUSTOMERS);
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the stream of JSON lines. */
    HubProject withRequesters(int batchSize) {
        try {
            stream("requesters", "json-file", batchSize, REQUESTERS);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** Where the files of a stream are dropped. */
    Path inbox(String stream) {
        return root.resolve(stream);
    }

    /** Settings with a warehouse at a URL, or with the embedded one when it is null. */
    HubSettings settings(@Nullable String url) {
        return new HubSettings(
                root, root.resolve("data"), url, null, null, 0, "127.0.0.1", 0, "127.0.0.1", ConsoleSettings.local());
    }

    /** The same as environment variables, for a hub that is started by its command line. */
    Map<String, String> environment(String url) {
        return Map.of("HUB_HOME", root.toString(), "HUB_WAREHOUSE_URL", url, "HUB_PORT", "0", "HUB_CONSOLE_PORT", "0");
    }

    /** A CSV file with new customers, numbered from one number on and below another. */
    static String customers(int from, int to) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = from; i < to; i++) {
            rows.append("C%06d,Company %d,+86 138 %04d %04d,A,2026-01-02T10:00:00\n"
                    .formatted(i, i, i / 10_000, i % 10_000));
        }
        return rows.toString();
    }

    /** Drops a file whole, as a careful source does: written elsewhere and renamed. */
    Path drop(String stream, String name, String content) {
        try {
            return Files.move(hold("." + name + ".part", content), inbox(stream).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file into the root of the project, where no stream looks, to be moved into an inbox later. */
    Path hold(String name, String content) {
        try {
            Path file = Files.writeString(root.resolve(name), content);
            return Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in the inbox of a stream, or in a folder there, in order; none when it is missing. */
    List<String> files(String stream, String folder) {
        Path directory = inbox(stream).resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the inbox of a stream is empty. */
    void awaitEmpty(String stream) {
        await(() -> files(stream, ".").isEmpty());
    }

    /** Waits for a condition, 90 seconds at most. */
    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private void stream(String stream, String connector, int batchSize, String mapping) throws IOException {
        Path system = Files.createDirectories(root.resolve("routes").resolve("erp"));
        Files.createDirectories(inbox(stream));
        Files.writeString(system.resolve(stream + ".mapping.yaml"), mapping);
        Files.writeString(
                system.resolve(stream + ".camel.yaml"),
                """
                - route:
                    id: erp-%s
                    from:
                      uri: kamelet:%s-source
                      parameters:
                        system: erp
                        stream: %s
                        directory: "%s"
                        quiet: 0s
                        every: 200ms
                        batchSize: %d
                      steps:
                        - to:
                            uri: direct:ingest
                """
                        .formatted(stream, connector, stream, inbox(stream).toAbsolutePath(), batchSize));
    }

    private static void copy(Path from, Path to, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(from, depth)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
