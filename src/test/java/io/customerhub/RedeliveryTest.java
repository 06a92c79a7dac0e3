package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources deliver at least once and in no order that can be relied on. */
class RedeliveryTest {

    private static final int FILES = 6;
    private static final int ROWS = 150;
    private static final int KEYS = 80;
    private static final int VERSIONS = 6;
    private static final int COPIES = 3;
    private static final long SEED = 20_260_105;

    @TempDir
    Path directory;

    @Test
    void filesThatComeThreeTimesInRandomOrderHaveTheEffectOfOneDeliveryInOrder() throws Exception {
        List<List<String>> files = files(new Random(SEED));
        HubProject ordered = HubProject.create(directory.resolve("ordered"), 40);
        String once = deliver(ordered, files);
        WarehouseContent expected = WarehouseContent.read(once);
        assertThat(expected.standard()).hasSize(KEYS);
        assertThat(expected.letters()).isNotEmpty();

        for (long seed = SEED + 1; seed <= SEED + 3; seed++) {
            Random random = new Random(seed);
            HubProject shuffled = HubProject.create(directory.resolve("shuffled-" + seed), 40);
            String often = deliver(shuffled, RepeatedDelivery.shuffled(files, COPIES, random));

            // each copy was read row by row: none was known by its content
            assertThat(WarehouseContent.query(often, "SELECT DISTINCT state || ' ' || records FROM hub.file"))
                    .containsExactly("done " + ROWS);
            assertThat(WarehouseContent.totals(often)).startsWith((long) FILES * COPIES * ROWS);
            WarehouseContent found = WarehouseContent.read(often);
            assertThat(found.standard()).as("standard, seed " + seed).isEqualTo(expected.standard());
            assertThat(found.raw()).as("raw, seed " + seed).isEqualTo(expected.raw());
            assertThat(WarehouseContent.openLetters(often))
                    .as("open dead letters, seed " + seed)
                    .isEqualTo(WarehouseContent.openLetters(once));
            assertThat(WarehouseContent.wrongRuns(often)).isEmpty();
        }
    }

    /** Delivers the files in order, and gives the URL of the warehouse that they have been read into. */
    private static String deliver(HubProject project, List<List<String>> files) throws InterruptedException {
        for (int i = 0; i < files.size(); i++) {
            // files of one age are read in the order of their names
            project.drop(
                    "customers",
                    String.format(Locale.ROOT, "f-%03d.csv", i),
                    HubProject.HEADER + String.join("", files.get(i)));
        }
        String url = TestDatabase.fresh();
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            hub.runtime().awaitFirstPass();
            project.awaitEmpty("customers");
        }
        return url;
    }

    /** Files with overlapping keys: the first bears every key once, the others versions at random; some rows are bad. */
    private static List<List<String>> files(Random random) {
        List<List<String>> files = new ArrayList<>();
        for (int f = 0; f < FILES; f++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                int key = f == 0 && i < KEYS ? i : random.nextInt(KEYS);
                rows.add(row(key, 1 + random.nextInt(VERSIONS)));
            }
            files.add(rows);
        }
        return files;
    }

    /** One version of a customer, always the same; some versions of some customers cannot be loaded, but not the first. */
    private static String row(int key, int version) {
        boolean bad = key % 10 == 3 && version % 3 == 0;
        return String.format(
                Locale.ROOT,
                "K%03d,Company %d of %d,+86 138 0013 %04d,%s,2026-01-%02dT10:00:00%n",
                key,
                key,
                version,
                key,
                bad ? "X" : "A",
                version);
    }
}
