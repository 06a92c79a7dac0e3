package io.customerhub.pipeline;

import static io.customerhub.pipeline.DropFixture.ids;
import static io.customerhub.pipeline.DropFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Rejection;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files packed by gzip and ZIP, honest ones and hostile ones (fault 27). */
class PackedFilesTest {

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
    void aGzipFileIsReadInBatchesAllMembersOfIt() throws Exception {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(gzip(rows(1, 20)));
        two.writeBytes(gzip("21,Name 21\n"));
        drop.drop("a.csv.gz", two.toByteArray());
        drop.start("batchSize=10");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 21));
        assertThat(drop.hub.batches).hasSize(3);
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("a.csv.gz done 21");
    }

    @Test
    void theEntriesOfAZipFileAreOneFileInTheOrderOfTheirNames() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("b.csv", rows(11, 20));
        entries.put("a.csv", rows(1, 10) + "broken\n");
        entries.put("sub/c.csv", "name,id\nName 21,21\n");
        entries.put("__MACOSX/._a.csv", "junk");
        drop.drop("all.csv.zip", zip(entries));
        drop.start("batchSize=8");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 21));
        assertThat(drop.hub.rejections()).hasSize(1);
        assertThat(drop.hub.rejections().get(0).message()).startsWith("in the entry 'a.csv': expected 2 columns");
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("all.csv.zip done 22");
        assertThat(drop.names(".done")).containsExactly("all.csv.zip");
    }

    @Test
    void aCrashInTheMiddleOfAZipFileNeitherLosesNorDoublesARow() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("a.csv", rows(1, 15));
        entries.put("b.csv", rows(16, 40));
        drop.drop("all.csv.zip", zip(entries));
        for (int crash = 1; crash <= 5; crash++) {
            AtomicInteger batches = new AtomicInteger();
            drop.sink = batch -> {
                drop.hub.commit(batch);
                if (batches.incrementAndGet() == 1) {
                    throw new IllegalStateException("killed after the commit");
                }
            };
            int failures = drop.hub.failures.size();
            if (crash == 1) {
                drop.start("batchSize=10", "every=10m");
            } else {
                drop.restart("batchSize=10", "every=10m");
            }
            DropFixture.await(
                    () -> drop.hub.failures.size() > failures || drop.names(".").isEmpty());
        }
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 40));
        assertThat(WarehouseFixture.files(drop.warehouse)).containsExactly("all.csv.zip done 40");
    }

    @Test
    void aPackedFileThatWasCutOffIsNotLoadedAtAll() throws Exception {
        byte[] gzip = gzip(rows(1, 1000));
        drop.drop("a.csv.gz", Arrays.copyOf(gzip, gzip.length - 100));
        byte[] wrong = gzip(rows(1, 1000));
        wrong[wrong.length - 6] ^= 1;
        drop.drop("b.csv.gz", wrong);
        byte[] zip = zip(Map.of("a.csv", rows(1, 1000)));
        drop.drop("c.csv.zip", Arrays.copyOf(zip, zip.length / 2));
        ByteArrayOutputStream garbage = new ByteArrayOutputStream();
        garbage.writeBytes(gzip(rows(1, 10)));
        garbage.writeBytes(Arrays.copyOf(gzip("11,x\n"), 7));
        drop.drop("d.csv.gz", garbage.toByteArray());
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters)
                .extracting(Rejection::code)
                .containsOnly("HUB-READ-042")
                .hasSize(4);
    }

    /** 10 MB that become 10 GB: forty members of 256 MB each. */
    @Test
    void aBombEndsAtTheRatioAndNothingIsWritten() throws Exception {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        byte[] line = "1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                .repeat(1 << 12)
                .getBytes(StandardCharsets.US_ASCII);
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            for (long unpacked = 0; unpacked < 256L << 20; unpacked += line.length) {
                gzip.write(line);
            }
        }
        Path bomb = directory.resolve("bomb.csv.gz");
        try (OutputStream file = Files.newOutputStream(bomb)) {
            for (int i = 0; i < 40; i++) {
                file.write(member.toByteArray());
            }
        }
        long size = Files.size(bomb);
        assertThat((10L << 30) / size).isGreaterThan(200);
        drop.drop("next.csv", rows(1, 2));
        drop.start("maxRatio=20"); // a fifth of the default, so that a busy machine is not kept busy for long
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-041");
        assertThat(drop.hub.letters.get(0).message()).contains("maxRatio");
        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 2));
        assertThat(bytesIn(directory)).isLessThan(size + 10_000);
    }

    @Test
    void anArchiveThatDeclaresTooMuchIsRefusedBeforeItIsUnpacked() throws Exception {
        drop.drop("a.csv.zip", zip(Map.of("a.csv", "id,name\n" + "1,x\n".repeat(2_000_000))));
        drop.start("maxUnpackedBytes=1000000", "maxRatio=100000");
        drop.awaitEmpty();

        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-041");
        assertThat(drop.hub.letters.get(0).message()).contains("maxUnpackedBytes");
    }

    @Test
    void anArchiveThatLiesAboutItsSizesIsStoppedWhileItIsUnpacked() throws Exception {
        byte[] zip = zip(Map.of("a.csv", "id,name\n" + "1,x\n".repeat(2_000_000)));
        lieAboutTheSize(zip, 100);
        drop.drop("a.csv.zip", zip);
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-042");
    }

    @Test
    void aMillionEntriesAreRefusedWithoutKeepingThem() throws Exception {
        Path file = directory.resolve("many.csv.zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < 1_000_000; i++) {
                ZipEntry entry = new ZipEntry(Integer.toString(i));
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        drop.drop("few.csv.zip", zip(Map.of("1", "id\n1\n", "2", "id\n2\n", "3", "id\n3\n")));
        long before = usedMemory();
        drop.start("maxEntries=2");
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters).extracting(Rejection::code).containsExactly("HUB-READ-041", "HUB-READ-041");
        assertThat(drop.hub.letters.get(0).message()).contains("maxEntries");
        assertThat(usedMemory() - before).isLessThan(64L << 20);
    }

    @Test
    void archivesWithinArchivesAreRefused() throws Exception {
        drop.drop(
                "a.csv.zip",
                zip(Map.of("inner.zip", new String(zip(Map.of("a.csv", rows(1, 2))), StandardCharsets.ISO_8859_1))));
        drop.drop("b.csv.gz", gzip(gzip(rows(1, 2))));
        drop.drop("c.csv.gz", gzip(zip(Map.of("a.csv", rows(1, 2)))));
        drop.drop("d.csv.zip", zip(Map.of()));
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters)
                .extracting(Rejection::code)
                .containsOnly("HUB-READ-045")
                .hasSize(4);
    }

    @Test
    void namesThatLeadOutOfTheArchiveAndLinksAreRefusedAndNothingIsWrittenOutside() throws Exception {
        List<String> before = everything();
        String[] names = {"../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv", "C:/evil.csv", "a\nb.csv"
        };
        for (int i = 0; i < names.length; i++) {
            drop.drop("n" + i + ".csv.zip", zip(Map.of(names[i], rows(1, 2))));
        }
        drop.drop("link.csv.zip", linked());
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.batches).isEmpty();
        assertThat(drop.hub.letters)
                .extracting(Rejection::code)
                .containsOnly("HUB-READ-043")
                .hasSize(names.length + 1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theNameDoesNotDecideHowAFileIsPacked() throws Exception {
        drop.drop("a.csv", gzip(rows(1, 2)));
        drop.drop("b.csv.gz", rows(3, 4));
        drop.start();
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void aControlFileCountsTheRowsOfAllEntries() throws Exception {
        drop.drop("a.zip", zip(Map.of("a.csv", rows(1, 5), "b.csv", rows(6, 9))));
        drop.drop("a.ctl", "rows=9");
        drop.start("include=*.zip", "control={base}.ctl");
        drop.awaitEmpty();

        assertThat(drop.hub.values("id")).isEqualTo(ids(1, 9));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.list(directory.getParent())) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static long bytesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Writes another uncompressed size into the first entry of the central directory. */
    private static void lieAboutTheSize(byte[] zip, int size) {
        int at = zip.length - 22;
        while (zip[at] != 'P' || zip[at + 1] != 'K' || zip[at + 2] != 1 || zip[at + 3] != 2) {
            at--;
        }
        for (int i = 0; i < 4; i++) {
            zip[at + 24 + i] = (byte) (size >> 8 * i);
        }
    }

    private static byte[] linked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("a.csv");
            entry.setUnixMode(0120777);
            zip.putArchiveEntry(entry);
            zip.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
