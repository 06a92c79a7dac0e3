package io.customerhub.warehouse;

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
            table.put(key, hash, 1 + (int) (hash % 2));
            expected.put(key, hash);
        }
        table.completed();
        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(table.isComplete()).isTrue();
        for (int i = 0; i < 70_000; i++) {
            Long hash = expected.get("k" + i);
            assertThat(table.knows("k" + i)).isEqualTo(hash != null);
            for (long asked = 0; asked < 4; asked++) {
                boolean isCurrent = hash != null && hash == asked;
                assertThat(table.contains("k" + i, asked, 1 + (int) (asked % 2)))
                        .isEqualTo(isCurrent);
                assertThat(table.contains("k" + i, asked, 3)).isFalse();
            }
        }
    }

    @Test
    void beyondItsLimitItSaysThatItIsNotComplete() {
        LoadedVersionTable table = new LoadedVersionTable(10);
        for (int i = 0; i < 10; i++) {
            table.put("k" + i, i, 1);
        }
        table.completed();
        assertThat(table.isComplete()).isTrue();
        table.put("k5", 55, 1);
        assertThat(table.isComplete()).isTrue();
        table.put("k10", 10, 1);
        assertThat(table.isComplete()).isFalse();
        assertThat(table.size()).isEqualTo(10);
        assertThat(table.contains("k5", 55, 1)).isTrue();
        assertThat(table.knows("k10")).isFalse();
    }
}
