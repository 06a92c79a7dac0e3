package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.bench.console.LetterFill;
import io.customerhub.bench.console.PageTimings;
import io.customerhub.bench.match.CustomerFill;
import io.customerhub.console.Standing;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deadletter.LetterPlans;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small store, so that the benchmark stays usable. Times are not judged. */
final class ConsoleBenchmarkTest {

    @TempDir
    private Path directory;

    @Test
    void aFilledStoreHasGroupsOfVeryUnequalSizeAndEveryPageAnswers() {
        String url = TestDatabase.fresh();
        HubProject project = HubProject.create(directory, 50);
        try (Warehouse warehouse = Warehouse.open(url)) {
            LetterFill letters = new LetterFill(warehouse, Set.of(new StreamName("erp", "customers")));
            assertThat(letters.isFilled()).isFalse();
            letters.fill(3_000, line -> {});
            letters.settle();
            assertThat(letters.isFilled()).isTrue();
            List<DeadLetterGroup> groups = new LetterGroups(warehouse).list(DeadLetterFilter.ALL, 500);
            assertThat(groups.stream().mapToLong(DeadLetterGroup::letters).sum())
                    .isEqualTo(3_000);
            assertThat(groups.get(0).letters())
                    .isGreaterThan(10 * groups.get(groups.size() - 1).letters());
            CustomerFill customers = new CustomerFill(warehouse);
            assertThat(customers.fill(2_000, line -> {})).isBetween(900, 2_000);
            try (HubActions actions = HubActions.over(project.settings(url), Map.of(), warehouse);
                    HubConsole console = HubConsole.start(
                            project.settings(url), 0, actions, warehouse, Clock.systemUTC(), Standing.GOOD)) {
                assertThat(new PageTimings(console.demoLink(), customers.samples(), 1).measure())
                        .hasSizeGreaterThan(40)
                        .allMatch(time -> time.p50() <= time.p95());
            }
            assertThat(new LetterPlans(warehouse).all()).hasSize(3);
        }
    }
}
