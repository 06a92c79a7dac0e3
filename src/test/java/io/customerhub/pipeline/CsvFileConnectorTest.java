package io.customerhub.pipeline;

import static io.customerhub.pipeline.DropFixture.ids;
import static io.customerhub.pipeline.DropFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileConnectorTest {

    private static final StreamName CUSTOMERS = new StreamName("erp", "customers");

    @TempDir
    Path directory;

    private DropFixture drop;

    @BeforeEach
    void open() throws Exception {
        drop = new DropFixture(directory, "csv-file");
    }

    @AfterEach
    void close() throws Exception {
        drop.close();
    }

    @Test
    void aFileIsReadInBatchesAndEndsInDone() throws Exception {
        drop.drop("a.csv", rows(1, 25));
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.batches).extracting(RecordBatch::read).containsExactly(10, 10, 5);
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 25));
        assertThat(drop.names(".done")).containsExactly("a.csv");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 25");
        RecordBatch first = drop.hub.batches.get(0);
        assertThat(first.origin().route()).isEqualTo("erp-customers");
        assertThat(first.origin().place()).isEqualTo("a.csv");
        assertThat(first.position()).isNotNull();
        assertThat(first.position().text())
                .startsWith("{\"file\":\"a.csv\",\"size\":")
                .endsWith(",\"records\":10}");
        assertThat(drop.hub.failures).isEmpty();
    }

    @Test
    void aPollThatHasReadAllIsAGoodPoll() throws Exception {
        drop.start();
        DropFixture.await(() -> drop.hub.pollsFinished > 1);

        assertThat(drop.hub.pollsStarted).isGreaterThan(1);
        assertThat(drop.hub.failures).isEmpty();
    }

    @Test
    void aCrashAfterCommitAndBeforeTheMoveNeitherLosesNorDoublesARow() throws Exception {
        drop.drop("a.csv", rows(1, 30));
        for (int crashAfter = 1; crashAfter <= 3; crashAfter++) {
            int limit = crashAfter;
            AtomicInteger count = new AtomicInteger();
            drop.sink = batch -> {
                drop.hub.commit(batch);
                if (count.incrementAndGet() == limit) {
                    throw new IllegalStateException("killed after the commit of batch " + limit);
                }
            };
            if (crashAfter == 1) {
                drop.start("batchSize=10", "every=10m");
            } else {
                drop.restart("batchSize=10", "every=10m");
            }
            int failures = crashAfter;
            DropFixture.await(() -> drop.hub.failures.size() == Math.min(failures, 2)
                    || drop.names(".").isEmpty());
        }
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(drop.names(".done")).containsExactly("a.csv");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 30");
    }

    @Test
    void aCrashAfterTheLastCommitLeavesAFileThatIsOnlyMoved() throws Exception {
        drop.drop("a.csv", rows(1, 10));
        drop.sink = batch -> {
            drop.hub.commit(batch);
            throw new IllegalStateException("killed");
        };
        drop.start("batchSize=10", "every=10m");
        DropFixture.await(() -> drop.hub.failures.size() == 1);
        drop.sink = batch -> {
            throw new AssertionError("nothing is left to read");
        };
        drop.restart("batchSize=10", "every=10m");
        drop.awaitEmpty();

        assertThat(drop.names(".done")).containsExactly("a.csv");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 10");
    }

    @Test
    void aBadDayLeavesTheFileAndReadingResumesAtTheCommittedPosition() throws Exception {
        drop.drop("a.csv", rows(1, 30));
        AtomicInteger refused = new AtomicInteger();
        drop.sink = batch -> {
            if (!drop.hub.batches.isEmpty() && refused.incrementAndGet() <= 3) {
                throw new IllegalStateException("warehouse away");
            }
            drop.hub.commit(batch);
        };
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(drop.hub.batches).hasSize(3);
        assertThat(drop.hub.failures).hasSize(3).allMatch(failure -> failure.startsWith("HUB-READ-011"));
        assertThat(drop.hub.letters).isEmpty();
    }

    @Test
    void aBatchThatIsSwallowedOnTheWayIsNoticedAndReadAgain() throws Exception {
        drop.drop("a.csv", rows(1, 30));
        AtomicInteger batches = new AtomicInteger();
        drop.sink = batch -> {
            if (batches.incrementAndGet() != 2) {
                drop.hub.commit(batch);
            }
        };
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(drop.hub.failures).hasSize(1).allMatch(failure -> failure.startsWith("HUB-READ-011"));
    }

    @Test
    void anErrorHandlerThatTakesFailuresForHandledDoesNotMakeAFileDone() throws Exception {
        drop.drop("a.csv", rows(1, 30));
        AtomicInteger tries = new AtomicInteger();
        drop.sink = batch -> {
            if (tries.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("warehouse away");
            }
            drop.hub.commit(batch);
        };
        drop.swallowing = true;
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(drop.hub.failures).isNotEmpty().allMatch(failure -> failure.startsWith("HUB-READ-011"));
        assertThat(drop.names(".done")).containsExactly("a.csv");
    }

    @Test
    void onABadDayTheFilesBehindWaitToo() throws Exception {
        DropFixture.age(drop.drop("a.csv", rows(1, 10)), Duration.ofHours(2));
        DropFixture.age(drop.drop("b.csv", rows(11, 20)), Duration.ofHours(1));
        AtomicInteger tries = new AtomicInteger();
        drop.sink = batch -> {
            if (tries.incrementAndGet() <= 2) {
                assertThat(batch.origin().place()).isEqualTo("a.csv");
                throw new IllegalStateException("warehouse away");
            }
            drop.hub.commit(batch);
        };
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 20));
        assertThat(drop.hub.failures).hasSize(2);
    }

    @Test
    void aHaltedHubGetsOnlyTheBatchThatWasReadAlreadyAndTheFileStays() throws Exception {
        drop.drop("a.csv", rows(1, 50));
        drop.sink = batch -> {
            drop.hub.commit(batch);
            drop.hub.halted = true;
        };
        drop.start("batchSize=10");
        DropFixture.await(() -> drop.hub.halted);
        Thread.sleep(400);

        assertThat(drop.hub.batches).hasSize(2);
        assertThat(drop.names(".")).containsExactly("a.csv");
        assertThat(drop.hub.failures).isEmpty();

        drop.sink = drop.hub::commit;
        drop.hub.halted = false;
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 50));
    }

    @Test
    void aFileThatIsBeingWrittenIsLeftAloneUntilItIsQuiet() throws Exception {
        Path file = drop.drop("slow.csv", "id,name\n");
        drop.start("quiet=1s");
        for (int i = 1; i <= 8; i++) {
            Thread.sleep(300);
            Files.writeString(file, i + ",n" + i + "\n", java.nio.file.StandardOpenOption.APPEND);
            assertThat(drop.hub.batches).isEmpty();
        }
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 8));
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsReadAgainFromItsNewBeginning() throws Exception {
        drop.drop("a.csv", rows(1, 30));
        drop.sink = batch -> {
            drop.hub.commit(batch);
            if (drop.hub.batches.size() == 1) {
                drop.replace("a.csv", rows(101, 130));
            }
        };
        drop.start("batchSize=10");
        drop.awaitEmpty();

        List<String> expected = new ArrayList<>(ids(1, 10));
        expected.addAll(ids(101, 130));
        assertThat(drop.hub.values("id")).isEqualTo(expected);
        assertThat(drop.hub.failures).hasSize(1);
        assertThat(drop.hub.failures.get(0)).startsWith("HUB-READ-013").contains("SourceChangedException");
        assertThat(drop.names(".done")).containsExactly("a.csv");
    }

    @Test
    void aTruncatedFileIsHeldAsAWholeUnlessPartialIsAllowed() throws Exception {
        String cut = rows(1, 20) + "21,Na";
        drop.drop("cut.csv", cut.substring(0, cut.length() - 3));
        drop.drop("whole.csv", rows(31, 32).strip());
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(31, 32));
        assertThat(drop.names(".failed")).containsExactly("cut.csv");
        assertThat(drop.hub.letters).hasSize(1);
        Rejection letter = drop.hub.letters.get(0);
        assertThat(letter.code()).isEqualTo("HUB-READ-003");
        assertThat(letter.content()).isEqualTo(Rejection.PayloadKind.FILE);
        assertThat(new String(letter.payload(), StandardCharsets.UTF_8)).startsWith("{\"file\":\".failed/cut.csv\",");

        drop.stop();
        Files.move(directory.resolve(".failed/cut.csv"), directory.resolve("cut.csv"));
        drop.restart("partial=allow");
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).containsAll(ids(1, 20));
        assertThat(drop.hub.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-021");
        assertThat(drop.names(".done")).containsExactly("cut.csv", "whole.csv");
    }

    @Test
    void theSameContentUnderAnotherNameIsSkippedAndShownAsADuplicate() throws Exception {
        drop.drop("a.csv", rows(1, 3));
        drop.start();
        drop.awaitEmpty();
        drop.drop("b.csv", rows(1, 3));
        drop.drop("a.csv", rows(1, 3));
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 3));
        assertThat(drop.names(".done"))
                .hasSize(3)
                .contains("a.csv", "b.csv")
                .anyMatch(name -> name.matches("\\d{8}-\\d{9}-a.csv"));
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 3", "b.csv duplicate 0");
    }

    @Test
    void afterAChangeOfTheMappingTheSameContentIsReadAgain() throws Exception {
        drop.drop("a.csv", rows(1, 3));
        drop.start();
        drop.awaitEmpty();
        drop.hub.configuration = "2";
        drop.drop("a.csv", rows(1, 3));
        drop.awaitEmpty();

        assertThat(drop.hub.batches).hasSize(2);
    }

    @Test
    void theSameNameWithOtherContentIsReadAsNew() throws Exception {
        drop.drop("a.csv", rows(1, 3));
        drop.start();
        drop.awaitEmpty();
        drop.drop("a.csv", rows(2, 4));
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).containsExactly("1", "2", "3", "2", "3", "4");
        assertThat(drop.names(".done")).hasSize(2);
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 3", "a.csv done 3");
    }

    @Test
    void thousandsOfFilesAreReadOldestFirst() throws Exception {
        int count = 5000;
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new java.util.Random(3));
        Instant oldest = Instant.now().minus(Duration.ofDays(1));
        for (int i : order) {
            Path file = drop.drop("f" + (i * 7919 % count) + ".csv", rows(i, i));
            Files.setLastModifiedTime(file, FileTime.from(oldest.plusSeconds(i)));
        }
        drop.start("every=10m");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> drop.hub.batches.size() == count && drop.names(".").isEmpty());

        assertThat(drop.hub.values("id")).isEqualTo(ids(0, count - 1));
        assertThat(drop.hub.pollsFinished).isPositive();
    }

    @Test
    void oneUnreadableFileDoesNotStopTheOthers() throws Exception {
        DropFixture.age(drop.drop("1.csv", "id,id\n1,2\n"), Duration.ofHours(3));
        DropFixture.age(drop.drop("2.csv", ""), Duration.ofHours(2));
        drop.drop("3.csv", rows(1, 2));
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-002", "HUB-READ-001");
        assertThat(drop.names(".failed")).containsExactly("1.csv", "2.csv");
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 2));
        assertThat(drop.hub.failures).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadNowIsTriedAgainAndTheOthersGoOn() throws Exception {
        // the file vanishes between the listing and the reading, which every reader sees as an I/O error
        DropFixture.age(drop.drop("1.csv", rows(1, 2)), Duration.ofHours(3));
        DropFixture.age(drop.drop("2.csv", rows(3, 4)), Duration.ofHours(2));
        DropFixture.age(drop.drop("3.csv", rows(5, 6)), Duration.ofHours(1));
        Path aside = directory.resolveSibling(directory.getFileName() + "-aside.csv");
        drop.sink = batch -> {
            drop.hub.commit(batch);
            try {
                if (batch.origin().place().equals("1.csv")) {
                    Files.move(directory.resolve("2.csv"), aside);
                } else if (batch.origin().place().equals("3.csv")) {
                    Files.move(aside, directory.resolve("2.csv"));
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        drop.start();
        DropFixture.await(() -> drop.names(".done").size() == 3);

        assertThat(drop.hub.values("id")).containsExactly("1", "2", "5", "6", "3", "4");
        assertThat(drop.hub.letters).isEmpty();
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        drop.drop("big.csv", rows(1, 100));
        drop.drop("small.csv", rows(1, 2));
        drop.start("maxFileBytes=100");
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-004");
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 2));
    }

    @Test
    void aFileThatEndsTheHubWhileItIsReadIsLaidAsideAndWhatCameBeforeStays() throws Exception {
        drop.hub.deadly = "#4";
        drop.drop("bad.csv", rows(1, 7));
        drop.drop("good.csv", rows(7, 9));
        drop.start("batchSize=2");
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-CRASH-002");
        assertThat(directory.resolve(".failed/bad.csv")).exists();
        assertThat(drop.hub.values("id")).containsExactly("1", "2", "3", "4", "7", "8", "9");
    }

    @Test
    void linksAreRefusedAndWhatTheyPointToIsNotTouched() throws Exception {
        Path secret = Files.writeString(directory.resolveSibling("secret-" + System.nanoTime() + ".csv"), rows(1, 2));
        Files.createSymbolicLink(directory.resolve("link.csv"), secret);
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-007");
        assertThat(drop.hub.batches).isEmpty();
        assertThat(Files.isSymbolicLink(directory.resolve(".failed/link.csv"))).isTrue();
        assertThat(secret).hasContent(rows(1, 2));
        Files.delete(secret);
    }

    @Test
    void hiddenFilesSubdirectoriesAndOtherNamesAreLeftAlone() throws Exception {
        Files.writeString(directory.resolve(".hidden.csv"), rows(1, 1));
        Files.writeString(directory.resolve("notes.txt"), "hello");
        Files.createDirectories(directory.resolve("sub.csv"));
        Files.writeString(directory.resolve("sub.csv/inner.csv"), rows(2, 2));
        drop.drop("a.csv", rows(3, 3));
        drop.start();
        DropFixture.await(() -> drop.names(".done").size() == 1);
        Thread.sleep(300);

        assertThat(drop.hub.values("id")).containsExactly("3");
        assertThat(drop.names(".")).containsExactly(".hidden.csv", "notes.txt");
        assertThat(drop.names("sub.csv")).containsExactly("inner.csv");
    }

    @Test
    void aQuoteThatIsNeverClosedInAHugeFileCostsOneRowAndTheNextFileGoesOn() throws Exception {
        try (java.io.BufferedWriter out = Files.newBufferedWriter(directory.resolve("a.csv"))) {
            out.write("id,name\n1,\"Ann\n");
            for (int i = 2; i < 500_000; i++) {
                out.write(i + ",a name of some length that fills the file\n");
            }
        }
        DropFixture.age(directory.resolve("a.csv"), Duration.ofHours(1));
        drop.drop("b.csv", rows(900_001, 900_002));
        AtomicInteger records = new AtomicInteger();
        List<Rejection> rejections = new ArrayList<>();
        drop.sink = batch -> {
            records.addAndGet(batch.records().size());
            rejections.addAll(batch.rejections());
            drop.hub.commit(RecordBatch.read(batch.origin(), List.of(), List.of(), batch.position()));
        };
        drop.start();
        drop.awaitEmpty();

        assertThat(records).hasValue(499_998 + 2);
        assertThat(rejections).hasSize(1);
        assertThat(rejections.get(0).row()).isEqualTo(2);
        assertThat(new String(rejections.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("1,\"Ann");
        assertThat(drop.names(".done")).containsExactly("a.csv", "b.csv");
    }

    @Test
    void chineseFilesAreReadInTheirCharsetAndNeverAsMojibake() throws Exception {
        String text = "编号,姓名\n1,张伟\n2,\uD842\uDFB7野家\n";
        drop.drop("gb.csv", text.getBytes(Charset.forName("GB18030")));
        drop.start("charset=GB18030");
        drop.awaitEmpty();
        assertThat(drop.hub.values("姓名")).containsExactly("张伟", "\uD842\uDFB7野家");

        drop.stop();
        drop.drop("gb2.csv", (text + "3,李娜\n").getBytes(Charset.forName("GB18030")));
        drop.restart("charset=UTF-8");
        drop.awaitEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-001");
    }

    @Test
    void optionsReachTheReader() throws Exception {
        drop.drop("a.txt", "1;'x;y'\n2;z\n");
        drop.start("include=*.txt", "delimiter=;", "quote='", "header=false", "columns=id,name");
        drop.awaitEmpty();

        assertThat(drop.hub.values("name")).containsExactly("x;y", "z");
    }

    @Test
    void aDirectoryThatGoesAwayIsABadDayAndComesBack() throws Exception {
        drop.start();
        DropFixture.await(() -> drop.hub.pollsFinished > 0);
        Files.delete(directory);
        DropFixture.await(() -> !drop.hub.failures.isEmpty());
        assertThat(drop.hub.failures.get(0)).startsWith("HUB-READ-012");

        Files.createDirectories(directory);
        drop.drop("a.csv", rows(1, 2));
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 2));
    }

    @Test
    void aPositionOfAnotherKindOfConnectorIsNoReasonToStop() throws Exception {
        drop.drop("a.csv", rows(1, 2));
        drop.hub.commit(RecordBatch.read(
                new io.customerhub.record.BatchOrigin(
                        CUSTOMERS, "r", "p", java.time.Instant.EPOCH, java.time.Instant.EPOCH),
                List.of(),
                List.of(),
                new Position("{\"cursor\":7}")));
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 2));
    }
}
