package io.customerhub.pipeline;

import static io.customerhub.pipeline.DropFixture.ids;
import static io.customerhub.pipeline.DropFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.ingest.FileLedger;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector against a real SFTP server. */
class SftpFileConnectorTest {

    @TempDir
    Path folder;

    private HikariDataSource warehouse;
    private SftpServer server;
    private DefaultCamelContext context = new DefaultCamelContext();
    private RecordingHub hub;
    private Path known;
    private volatile Consumer<RecordBatch> sink;

    @BeforeEach
    void open() throws Exception {
        warehouse = WarehouseFixture.fresh();
        server = new SftpServer(Files.createDirectories(folder.resolve("remote")), folder.resolve("host.key"));
        known = Files.writeString(folder.resolve("known_hosts"), server.knownHost());
        hub = new RecordingHub();
        sink = hub::commit;
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        server.close();
        warehouse.close();
    }

    @Test
    void filesAreFetchedReadAndMovedOnTheServerAfterTheCommit() throws Exception {
        server.upload("b.csv", rows(11, 30));
        Files.setLastModifiedTime(
                server.upload("a.csv", rows(1, 10)), FileTime.from(Instant.now().minusSeconds(90)));
        Files.createDirectories(server.root.resolve("sub.csv"));
        Files.createSymbolicLink(server.root.resolve("link.csv"), folder.resolve("known_hosts"));
        List<String> during = new ArrayList<>();
        sink = batch -> {
            hub.commit(batch);
            during.addAll(remote(".done"));
        };
        start("batchSize=100");
        DropFixture.await(() -> remote(".done").size() == 2 && local().isEmpty());

        assertThat(hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(during).containsExactly("a.csv"); // b.csv only after its own commit
        assertThat(remote(".")).containsExactly("link.csv");
        assertThat(WarehouseFixture.files(warehouse)).containsExactly("a.csv done 10", "b.csv done 20");
        assertThat(hub.failures).isEmpty();
        assertThat(hub.letters).isEmpty();
    }

    @Test
    void aFileThatIsKeptOnTheServerIsReadOnceAndFetchedOnce() throws Exception {
        server.upload("a.csv", rows(1, 10));
        server.upload("bad.csv", "id,id\n");
        start("after=keep");
        DropFixture.await(() -> hub.values("id").size() == 10 && hub.letters.size() == 1);
        int opened = server.opened.get();
        int polls = hub.pollsFinished;
        DropFixture.await(() -> hub.pollsFinished > polls + 3);
        restart("after=keep");
        int again = hub.pollsFinished;
        DropFixture.await(() -> hub.pollsFinished > again + 3);

        assertThat(hub.values("id")).isEqualTo(ids(1, 10));
        assertThat(hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-002");
        assertThat(server.opened).hasValue(opened);
        assertThat(remote(".")).containsExactly("a.csv", "bad.csv");

        // the same content with another time is fetched to be known, once, and read not again
        Files.setLastModifiedTime(
                server.root.resolve("a.csv"), FileTime.from(Instant.now().minusSeconds(500)));
        DropFixture.await(() -> server.opened.get() > opened);
        int touched = hub.pollsFinished;
        DropFixture.await(() -> hub.pollsFinished > touched + 3);
        assertThat(server.opened).hasValue(opened + 1);
        assertThat(hub.values("id")).isEqualTo(ids(1, 10));
    }

    @Test
    void filesAreDeletedOnlyWhenTheyHaveBeenRead() throws Exception {
        server.upload("a.csv", rows(1, 10));
        server.upload("bad.csv", "id,id\n");
        start("after=delete");
        DropFixture.await(() -> remote(".").isEmpty() && remote(".failed").size() == 1);

        assertThat(remote(".failed")).containsExactly("bad.csv");
        assertThat(remote(".done")).isEmpty();
        assertThat(hub.values("id")).isEqualTo(ids(1, 10));
    }

    @Test
    void aCrashAfterTheCommitNeitherLosesNorDoublesARow() throws Exception {
        server.upload("a.csv", rows(1, 30));
        AtomicInteger batches = new AtomicInteger();
        sink = batch -> {
            hub.commit(batch);
            if (batches.incrementAndGet() <= 3) {
                throw new IllegalStateException("killed after the commit");
            }
        };
        start("batchSize=10", "every=10m");
        for (int crash = 1; crash <= 3; crash++) {
            int failures = crash;
            DropFixture.await(() -> hub.failures.size() == failures);
            assertThat(remote(".")).containsExactly("a.csv");
            restart("batchSize=10", "every=10m");
        }
        DropFixture.await(() -> remote(".done").size() == 1 && local().isEmpty());

        assertThat(hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(server.opened).hasValue(1);
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfAFileIsABadDay() throws Exception {
        server.upload("a.csv", rows(1, 100_000));
        server.cutAfter.set(500_000);
        start("batchSize=50000", "timeout=2s");
        DropFixture.await(() -> !hub.failures.isEmpty());
        assertThat(hub.failures.get(0)).startsWith("HUB-SFTP-006");
        assertThat(hub.batches).isEmpty();
        DropFixture.await(() -> remote(".done").size() == 1);

        assertThat(hub.values("id")).isEqualTo(ids(1, 100_000));
        assertThat(hub.letters).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsABadDayAndNoLetters() throws Exception {
        int port = server.port();
        server.close();
        startAt(port, "timeout=1s");
        DropFixture.await(() -> hub.failures.size() > 1);

        assertThat(hub.failures.get(0)).startsWith("HUB-SFTP-001 cannot connect to the server 127.0.0.1:" + port);
        assertThat(hub.letters).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedAgainAtOnce() throws Exception {
        server.upload("a.csv", rows(1, 10));
        start("password=wrong");
        DropFixture.await(() -> hub.failures.size() > 5);

        assertThat(hub.failures)
                .allMatch(failure -> failure.startsWith("HUB-SFTP-002 the server 127.0.0.1:" + server.port()
                        + " refuses the user or its password; check the options user, password and keyFile"))
                .noneMatch(failure -> failure.contains("wrong"));
        assertThat(server.refusedLogins).hasValueBetween(1, 2); // password and keyboard-interactive
        assertThat(hub.letters).isEmpty();
        assertThat(remote(".")).containsExactly("a.csv");
    }

    @Test
    void aHostThatIsUnknownOrShowsAnotherKeyIsRefusedBeforeThePasswordIsSent() throws Exception {
        server.upload("a.csv", rows(1, 10));
        Files.writeString(known, "");
        start();
        DropFixture.await(() -> !hub.failures.isEmpty());
        assertThat(hub.failures.get(0)).startsWith("HUB-SFTP-003").contains("ssh-keyscan -p " + server.port());

        try (SftpServer other = new SftpServer(server.root, folder.resolve("other.key"))) {
            Files.writeString(known, other.knownHost().replace(":" + other.port() + " ", ":" + server.port() + " "));
        }
        hub.failures.clear();
        restart();
        DropFixture.await(() -> !hub.failures.isEmpty());
        assertThat(hub.failures.get(0)).startsWith("HUB-SFTP-004").contains("shows another host key");
        assertThat(server.opened).hasValue(0);
        assertThat(hub.batches).isEmpty();
        assertThat(hub.letters).isEmpty();

        hub.failures.clear();
        restart("checkHostKey=false");
        DropFixture.await(() -> remote(".done").size() == 1);
        assertThat(hub.failures).isEmpty();
    }

    @Test
    void aPrivateKeyOpensTheServer() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair pair = generator.generateKeyPair();
        server.accept(pair.getPublic());
        Path key = Files.writeString(
                folder.resolve("id"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        server.upload("a.csv", rows(1, 10));
        start("password=", "keyFile=" + key);
        DropFixture.await(() -> remote(".done").size() == 1);

        assertThat(hub.values("id")).isEqualTo(ids(1, 10));
    }

    @Test
    void aFileThatIsStillUploadedIsNotFetchedEvenWhenItsTimeLooksOld() throws Exception {
        Path file = server.upload("slow.csv", "id,name\n");
        start("quiet=1s");
        for (int i = 1; i <= 6; i++) {
            Files.writeString(file, i + ",n" + i + "\n", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100_000 - i)));
            Thread.sleep(400);
            assertThat(hub.batches).isEmpty();
        }
        DropFixture.await(() -> remote(".done").size() == 1);

        assertThat(hub.values("id")).isEqualTo(ids(1, 6));
        assertThat(server.opened).hasValue(1);
    }

    @Test
    void aFileOverTheLimitIsNotFetched() throws Exception {
        server.upload("big.csv", rows(1, 1000));
        server.upload("small.csv", rows(1, 2));
        start("maxFileBytes=1000");
        DropFixture.await(() -> remote(".done").size() == 1 && remote(".failed").size() == 1);

        assertThat(hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-004");
        assertThat(new String(hub.letters.get(0).payload(), StandardCharsets.UTF_8))
                .contains("big.csv");
        assertThat(server.opened).hasValue(1);
        assertThat(hub.values("id")).isEqualTo(ids(1, 2));
    }

    @Test
    void anotherFileOfTheSameNameThatCameMeanwhileIsNotMovedUnread() throws Exception {
        server.upload("a.csv", rows(1, 10));
        AtomicInteger batches = new AtomicInteger();
        sink = batch -> {
            if (batches.incrementAndGet() == 1) {
                try {
                    Files.delete(server.root.resolve("a.csv"));
                    server.upload("a.csv", rows(11, 35));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            hub.commit(batch);
        };
        start();
        DropFixture.await(() -> remote(".done").size() == 1);

        assertThat(hub.values("id")).isEqualTo(ids(1, 35));
    }

    @Test
    void jsonFilesAreReadToo() throws Exception {
        server.upload("a.jsonl", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
        start("format=json", "include=*.jsonl");
        DropFixture.await(() -> remote(".done").size() == 1);

        assertThat(hub.values("id")).isEqualTo(ids(1, 2));
    }

    @Test
    void aDirectoryThatIsMissingIsTold() throws Exception {
        start("directory=/nowhere");
        DropFixture.await(() -> !hub.failures.isEmpty());

        assertThat(hub.failures.get(0)).startsWith("HUB-SFTP-005").contains("'/nowhere'");
    }

    private void start(String... options) throws Exception {
        startAt(server.port(), options);
    }

    private void restart(String... options) throws Exception {
        context.close();
        context = new DefaultCamelContext();
        start(options);
    }

    private void startAt(int port, String... options) throws Exception {
        context.getPropertiesComponent()
                .addInitialProperty("hub.work", folder.resolve("data").toString());
        context.getRegistry().bind("hub", hub);
        context.getRegistry().bind("ledger", new FileLedger(warehouse));
        context.getShutdownStrategy().setTimeout(5);
        Path kamelet = Path.of("connectors", "sftp-file", "sftp-file-source.kamelet.yaml");
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("file:" + kamelet));
        StringBuilder uri =
                new StringBuilder("kamelet:sftp-file-source?system=erp&stream=customers&host=127.0.0.1&port=" + port
                        + "&user=" + SftpServer.USER + "&knownHosts=" + known);
        for (String standard : List.of("password=" + SftpServer.PASSWORD, "quiet=0s", "every=100ms")) {
            String name = standard.substring(0, standard.indexOf('=') + 1);
            if (Stream.of(options).noneMatch(option -> option.startsWith(name))) {
                uri.append('&').append(standard);
            }
        }
        for (String option : options) {
            uri.append('&').append(option);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri.toString())
                        .routeId("erp-customers")
                        .process(exchange -> sink.accept(exchange.getMessage().getBody(RecordBatch.class)));
            }
        });
        context.start();
    }

    private List<String> remote(String name) {
        return files(server.root.resolve(name));
    }

    private List<String> local() {
        return files(folder.resolve("data/sftp/erp/customers"));
    }

    private static List<String> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
