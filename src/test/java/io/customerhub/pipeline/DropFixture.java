package io.customerhub.pipeline;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.ingest.FileLedger;
import io.customerhub.record.RecordBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;

/** A drop directory that a connector from the connectors folder reads in a Camel context and with a warehouse of its own. */
final class DropFixture implements AutoCloseable {

    final Path directory;
    final RecordingHub hub;
    final HikariDataSource warehouse;
    private final FileLedger ledger;
    private final String kamelet;
    private DefaultCamelContext context = new DefaultCamelContext();

    /** What the route behind the connector does with a batch; commits it unless a test says otherwise. */
    volatile Consumer<RecordBatch> sink;

    /** Whether the route behind the connector takes every failure for handled. */
    boolean swallowing;

    DropFixture(Path directory, String kamelet) throws Exception {
        this.directory = directory;
        this.kamelet = kamelet;
        this.hub = new RecordingHub();
        this.warehouse = WarehouseFixture.fresh();
        this.ledger = new FileLedger(warehouse);
        this.sink = hub::commit;
    }

    /** Starts the connector; quiet time and interval are short unless given. */
    DropFixture start(String... options) throws Exception {
        context.getRegistry().bind("hub", hub);
        context.getRegistry().bind("ledger", ledger);
        context.getShutdownStrategy().setTimeout(5);
        Path file = Path.of("connectors", kamelet, kamelet + "-source.kamelet.yaml");
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("file:" + file));
        StringBuilder uri = new StringBuilder("kamelet:" + kamelet + "-source?system=erp&stream=customers&directory=")
                .append(directory);
        List<String> given = List.of(options);
        if (given.stream().noneMatch(option -> option.startsWith("quiet="))) {
            uri.append("&quiet=0s");
        }
        if (given.stream().noneMatch(option -> option.startsWith("every="))) {
            uri.append("&every=100ms");
        }
        given.forEach(option -> uri.append('&').append(option));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (swallowing) {
                    errorHandler(deadLetterChannel("log:dead?level=OFF"));
                }
                from(uri.toString())
                        .routeId("erp-customers")
                        .process(exchange -> sink.accept(exchange.getMessage().getBody(RecordBatch.class)));
            }
        });
        context.start();
        return this;
    }

    /** A CSV file of records with an id and a name; both bounds are inside. */
    static String rows(int first, int last) {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = first; i <= last; i++) {
            text.append(i).append(",Name ").append(i).append('\n');
        }
        return text.toString();
    }

    /** The ids of {@link #rows}. */
    static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /** Ends the connector, so that what a test then drops is read by the next one only. */
    void stop() {
        context.stop();
    }

    /** Ends the connector as the end of the process would and starts it anew; what was committed stays. */
    void restart(String... options) throws Exception {
        context.close();
        context = new DefaultCamelContext();
        start(options);
    }

    /** Writes a file at once: under another name first, as a careful source does. */
    Path drop(String name, byte[] content) {
        try {
            Files.createDirectories(directory);
            Path hidden = directory.resolve("." + name + ".part");
            Files.write(hidden, content);
            return Files.move(hidden, directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path drop(String name, String content) {
        return drop(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Puts other content in the place of a file at once, as a rename does. */
    void replace(String name, String content) {
        try {
            Path hidden = Files.writeString(directory.resolve("." + name + ".part"), content);
            Files.move(hidden, directory.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a file older. */
    static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    /** The names in a folder of the drop directory, sorted. */
    List<String> names(String folder) {
        Path path = directory.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a condition holds, 20 seconds at most. */
    static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    /** Waits until nothing is left in the drop directory. */
    void awaitEmpty() {
        await(() -> names(".").isEmpty());
    }

    @Override
    public void close() throws IOException {
        context.close();
        warehouse.close();
    }
}
