package io.customerhub.bench.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LetterFillTest {

    @Test
    void aFilledStoreHasGroupsOfVeryUnequalSizeAndEveryLookAnswers() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.fresh())) {
            LetterFill fill = new LetterFill(warehouse);
            fill.fill(3_000, line -> {});
            fill.settle();
            List<DeadLetterGroup> groups = new LetterGroups(warehouse).list(DeadLetterFilter.ALL, 500);
            assertThat(groups.stream().mapToLong(DeadLetterGroup::letters).sum())
                    .isEqualTo(3_000);
            assertThat(groups.get(0).letters())
                    .isGreaterThan(10 * groups.get(groups.size() - 1).letters());
            assertThat(new LetterTimings(warehouse, new ProjectFolder(Path.of(""))).measure())
                    .hasSizeGreaterThan(20)
                    .allMatch(time -> time.p50() <= time.p95());
        }
    }
}
