package io.customerhub.pipeline;

import static io.customerhub.pipeline.DropFixture.ids;
import static io.customerhub.pipeline.DropFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control files and trailers: a file is loaded as a whole or not at all. */
class CompleteFilesTest {

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
    void aFileWaitsForItsControlFileAndBothEndInDone() throws Exception {
        drop.drop("a.csv", rows(1, 20));
        drop.start("batchSize=10", "control={name}.ctl");
        DropFixture.await(() -> drop.hub.pollsFinished > 2);
        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.failures).isEmpty();

        drop.drop("a.csv.ctl", "rows=20\n");
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 20));
        assertThat(drop.names(".done")).containsExactly("a.csv", "a.csv.ctl");
    }

    @Test
    void aControlFileThatDoesNotComeIsTold() throws Exception {
        DropFixture.age(drop.drop("a.csv", rows(1, 20)), Duration.ofHours(2));
        drop.drop("b.csv", rows(21, 22));
        drop.drop("b.csv.ctl", "2");
        drop.start("control={name}.ctl");
        DropFixture.await(() -> !drop.hub.failures.isEmpty() && drop.hub.batches.size() == 1);

        assertThat(drop.hub.failures.get(0))
                .startsWith("HUB-READ-068 the file 'a.csv' waits for its control file 'a.csv.ctl' for more than 1h");
        assertThat(drop.hub.values("id")).isEqualTo(ids(21, 22));
        assertThat(drop.names(".")).containsExactly("a.csv");
        assertThat(drop.hub.letters).isEmpty();
    }

    @Test
    void aFileThatIsShorterThanItsControlFileSaysIsNotLoadedAtAll() throws Exception {
        drop.drop("a.csv", rows(1, 19));
        drop.drop("a.ctl", "{\"file\": \"a.csv\", \"count\": 20}");
        drop.start("batchSize=5", "control={base}.ctl");
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-065");
        assertThat(drop.hub.letters.get(0).message()).contains("tells of 20 records, the file has 19");
        assertThat(drop.names(".failed")).containsExactly("a.csv", "a.ctl");

        drop.drop("a.csv", rows(1, 20));
        drop.drop("a.ctl", "count: 20");
        drop.awaitEmpty();
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 20));
    }

    @Test
    void checksumAndSumOfAColumnAreHeldAgainstTheControlFile() throws Exception {
        String text = rows(1, 10);
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        drop.drop("good.csv", text);
        drop.drop("good.csv.ctl", sha256.toUpperCase(java.util.Locale.ROOT) + "  good.csv\nrows=10\nsum.id=55.00\n");
        drop.drop("other.csv", text + "\n");
        drop.drop("other.csv.ctl", sha256 + " *other.csv\n");
        drop.drop("sum.csv", rows(2, 11));
        drop.drop("sum.csv.ctl", "sum.id=55\n");
        drop.drop("none.csv", rows(3, 4));
        drop.drop("none.csv.ctl", "sum.name=55\n");
        drop.start("control={name}.ctl");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 10));
        assertThat(drop.hub.letters)
                .extracting(Rejection::code)
                .containsExactlyInAnyOrder("HUB-READ-066", "HUB-READ-067", "HUB-READ-067");
    }

    @Test
    void aControlFileThatNobodyUnderstandsHoldsTheFile() throws Exception {
        drop.drop("a.csv", rows(1, 2));
        drop.drop("a.csv.ctl", "complete\n");
        drop.drop("b.csv", rows(1, 2));
        drop.drop("b.csv.ctl", "sum.id=1e999999999\n");
        drop.start("control={name}.ctl");
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-064", "HUB-READ-064");
        assertThat(drop.hub.letters.get(0).message()).contains("rows=1200");
    }

    @Test
    void aTrailerIsNoRecordAndItsCountMustAgree() throws Exception {
        drop.drop("good.csv", rows(1, 20) + "TRL;20240506;0020\n\n");
        DropFixture.age(drop.drop("short.csv", rows(1, 19) + "TRL;20240506;20\n"), Duration.ofHours(1));
        DropFixture.age(drop.drop("cut.csv", rows(1, 19)), Duration.ofHours(2));
        DropFixture.age(drop.drop("twice.csv", rows(1, 1) + "TRL;x;1\n" + rows(1, 1)), Duration.ofHours(3));
        drop.start("batchSize=7", "trailer=TRL;{any};{count}");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 20));
        assertThat(drop.hub.rejections()).isEmpty();
        assertThat(drop.hub.letters)
                .extracting(Rejection::code)
                .containsExactly("HUB-READ-062", "HUB-READ-061", "HUB-READ-061");
        assertThat(drop.hub.letters.get(2).message()).contains("tells of 20 records, found 19");
        assertThat(drop.names(".failed")).containsExactly("cut.csv", "short.csv", "twice.csv");
    }

    @Test
    void withPartialAllowedWhatIsThereIsLoaded() throws Exception {
        drop.drop("short.csv", rows(1, 19) + "TRL;20\n");
        drop.drop("cut.csv", rows(30, 31));
        drop.start("trailer=TRL;{count}", "partial=allow");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).hasSize(21);
        assertThat(drop.hub.letters).isEmpty();
    }

    @Test
    void aFileWithATrailerIsReadOnAtItsPositionAfterACrash() throws Exception {
        drop.drop("a.csv", rows(1, 30) + "TRL;30\n");
        drop.sink = batch -> {
            drop.hub.commit(batch);
            throw new IllegalStateException("killed after the commit");
        };
        drop.start("batchSize=10", "every=10m", "trailer=TRL;{count}");
        DropFixture.await(() -> drop.hub.failures.size() == 1);
        drop.sink = drop.hub::commit;
        drop.restart("batchSize=10", "trailer=TRL;{count}");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 30));
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv done 30");
    }

    @Test
    void aFileThatIsStillWrittenIsNotTakenBeforeItsControlFileIsQuiet() throws Exception {
        Path file = drop.drop("slow.csv", "id,name\n");
        DropFixture.age(file, Duration.ofHours(1));
        drop.start("quiet=300ms", "control={name}.ctl", "controlWait=1d");
        for (int i = 1; i <= 5; i++) {
            Files.writeString(file, i + ",n" + i + "\n", java.nio.file.StandardOpenOption.APPEND);
            DropFixture.age(file, Duration.ofHours(1)); // looks quiet although it is not
            int polls = drop.hub.pollsFinished;
            DropFixture.await(() -> drop.hub.pollsFinished > polls);
        }
        assertThat(drop.hub.batches).isEmpty();
        drop.drop("slow.csv.ctl", "5");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 5));
    }
}
