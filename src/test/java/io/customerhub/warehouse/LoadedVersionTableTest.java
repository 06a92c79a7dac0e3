package io.customerhub.warehouse;

import static io.customerhub.warehouse.LoadedVersionTable.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LoadedVersionTableTest {

    @Test
    void itAnswersLikeAMap() {
        Random random = new Random(1);
        LoadedVersionTable table = new LoadedVersionTable(1_000_000);
        Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            String key = "k" + random.nextInt(60_000);
            long hash = random.nextInt(4);
            table.put(slot(key), hash, 1 + (int) (hash % 2));
            expected.put(key, hash);
        }
        table.completed();
        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(table.isComplete()).isTrue();
        for (int i = 0; i < 70_000; i++) {
            Long hash = expected.get("k" + i);
            assertThat(knows(table, "k" + i)).isEqualTo(hash != null);
            for (long asked = 0; asked < 4; asked++) {
                boolean isCurrent = hash != null && hash == asked;
                assertThat(table.contains("k" + i, asked, 1 + (int) (asked % 2)))
                        .isEqualTo(isCurrent);
                assertThat(table.contains("k" + i, asked, 3)).isFalse();
                assertThat(table.under(1 + (int) (asked % 2))
                                .contain(new String[] {"k" + i, null}, new long[] {asked, 0}, 1))
                        .containsExactly(isCurrent);
            }
        }
    }

    @Test
    void beyondItsLimitItSaysThatItIsNotComplete() {
        LoadedVersionTable table = new LoadedVersionTable(10);
        for (int i = 0; i < 10; i++) {
            table.put(slot("k" + i), i, 1);
        }
        table.completed();
        assertThat(table.isComplete()).isTrue();
        table.put(slot("k5"), 55, 1);
        assertThat(table.isComplete()).isTrue();
        table.put(slot("k10"), 10, 1);
        assertThat(table.isComplete()).isFalse();
        assertThat(table.size()).isEqualTo(10);
        assertThat(table.contains("k5", 55, 1)).isTrue();
        assertThat(knows(table, "k10")).isFalse();
    }

    private static boolean knows(LoadedVersionTable table, String key) {
        return table.know(new long[] {slot(key)})[0];
    }
}
