package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counted crash points: the hub is halted at its first write step, at its second, and so on until none is left, each time
 * on a warehouse of its own; a hub that starts afterwards finishes the work. The steps are those inside the transaction of
 * a batch and those between it, the ledger of files and the move of the file. In a process that is halted a few hubs run,
 * each on a project and a warehouse of its own, since to start one takes longer than all it does.
 */
class CrashPointTest {

    /** The CSV file makes two batches, the JSON file one. */
    private static final int BATCH = 30;

    /** The rows of the CSV file come in rounds of one pattern. */
    private static final int ROUND = 20;

    private static final int ROWS = 60;
    private static final int LINES = 20;

    /** So many hubs run in one process. */
    private static final int TOGETHER = 7;

    @TempDir
    Path directory;

    private String reference = "";
    private WarehouseContent expected = new WarehouseContent(List.of(), List.of(), List.of(), List.of());
    private final List<String> steps = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(ChildProcess::close);
    }

    @BeforeEach
    void readWithoutACrash() throws Exception {
        HubProject project = project("reference");
        reference = TestDatabase.fresh();
        CrashingHub.readAll(project, reference, steps::add);
        expected = WarehouseContent.read(reference);
        // what the comparison below rests on: every kind of fate occurs
        assertThat(WarehouseContent.totals(reference)).startsWith((long) ROWS + LINES);
        assertThat(WarehouseContent.totals(reference).subList(0, 5)).allMatch(count -> count > 0);
        assertThat(expected.letters()).hasSize(8);
        assertThat(steps)
                .startsWith("begin", "lock")
                .endsWith("letter", "ledger", "move", "moved")
                .hasSize(2 * 10 + 3 + 10 + 3 + 4);
    }

    @Test
    void aHubThatIsHaltedAtAnyWriteStepNeitherLosesNorDoublesARecord() throws Exception {
        List<Attempt> crashed = List.of();
        for (int step = 1; step <= steps.size(); step += TOGETHER) {
            List<Attempt> attempts = attempts(step, Math.min(step + TOGETHER - 1, steps.size()));
            ChildProcess child = halt(attempts);
            // the next process starts up while the files of the one before are read to their end
            finish(crashed);
            assertThat(child.await(120))
                    .as(attempts + "; it said:\n" + child.said())
                    .isEqualTo(PowerCut.CRASHED);
            crashed = attempts;
        }
        List<Attempt> unhurt = attempts(steps.size() + 1, steps.size() + 1);
        ChildProcess child = halt(unhurt);
        finish(crashed);
        // one step more there is not
        assertThat(child.await(120)).as(unhurt + "; it said:\n" + child.said()).isEqualTo(PowerCut.ENDED);
        requireEqual(unhurt.get(0));
    }

    private void finish(List<Attempt> crashed) throws Exception {
        for (Attempt attempt : crashed) {
            CrashingHub.readAll(attempt.project(), attempt.url(), WriteObserver.NONE);
            requireEqual(attempt);
        }
    }

    private void requireEqual(Attempt attempt) {
        String url = attempt.url();
        WarehouseContent found = WarehouseContent.read(url);
        assertThat(found.standard()).as("standard of " + attempt).isEqualTo(expected.standard());
        assertThat(found.raw()).as("raw of " + attempt).isEqualTo(expected.raw());
        assertThat(found.letters()).as("dead letters of " + attempt).isEqualTo(expected.letters());
        assertThat(found.positions()).as("positions of " + attempt).isEqualTo(expected.positions());
        assertThat(WarehouseContent.wrongRuns(url)).as("runs of " + attempt).isEmpty();
        assertThat(WarehouseContent.totals(url)).as("sums of " + attempt).isEqualTo(WarehouseContent.totals(reference));
        assertThat(WarehouseContent.query(
                        url, "SELECT name || ' ' || state || ' ' || records FROM hub.file ORDER BY 1"))
                .as("ledger of " + attempt)
                .containsExactly("c.csv done " + ROWS, "r.jsonl done " + LINES, "u.csv unreadable 0");
        assertThat(attempt.project().files("customers", ".failed"))
                .as(attempt.toString())
                .containsExactly("u.csv");
        for (String stream : List.of("customers", "requesters")) {
            assertThat(attempt.project().files(stream, "."))
                    .as(attempt + " " + stream)
                    .isEmpty();
            assertThat(attempt.project().files(stream, ".done"))
                    .as(attempt + " " + stream)
                    .hasSize(1);
        }
    }

    private List<Attempt> attempts(int first, int last) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        for (int step = first; step <= last; step++) {
            attempts.add(new Attempt(step, project("crash-" + step), TestDatabase.fresh()));
        }
        return attempts;
    }

    private ChildProcess halt(List<Attempt> attempts) throws IOException {
        ChildProcess child = ChildProcess.start(
                CrashingHub.class,
                directory.resolve("crash-" + attempts.get(0).step() + ".log"),
                Map.of(),
                PowerCut.Order.arguments(attempts.stream()
                        .map(attempt ->
                                new PowerCut.Order(attempt.project().root().toString(), attempt.url(), attempt.step()))
                        .toList()));
        children.add(child);
        return child;
    }

    private HubProject project(String name) throws IOException {
        HubProject project = HubProject.create(directory.resolve(name), BATCH).withRequesters(BATCH);
        project.drop("customers", "c.csv", customers());
        project.hold(CrashingHub.LINES, requesters());
        project.hold(CrashingHub.UNREADABLE, HubProject.customers(900, 905) + "C000999,\"cut o");
        return project;
    }

    /** New customers, then repeats, older and newer versions among new ones, and bad rows in each round. */
    private static String customers() {
        StringBuilder rows = new StringBuilder(HubProject.HEADER);
        for (int i = 0; i < ROWS; i++) {
            boolean first = i < ROUND;
            rows.append(
                    switch (i % ROUND) {
                        case 5, 15 -> customer(first ? i : i - ROUND, 2); // repeats
                        case 6, 16 -> customer(first ? 0 : i % ROUND - 2, 1); // older versions
                        case 7, 17 -> customer(first ? 1 : i % ROUND - 4, 3 + i / ROUND); // newer versions
                        case 8 -> ",No Key %d,,A,2026-01-02T10:00:00\n".formatted(i);
                        case 9 -> "C%d,Bad Code,,X,2026-01-02T10:00:00\n".formatted(i);
                        default -> customer(i, 2);
                    });
        }
        return rows.toString();
    }

    private static String customer(int number, int version) {
        return String.format(
                Locale.ROOT,
                "C%03d,Company %d of %d,+86 138 0013 %04d,A,2026-01-%02dT10:00:00%n",
                number,
                number,
                version,
                number,
                version);
    }

    private static String requesters() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(
                    i == 7
                            ? "{\"id\": \"R7\", \"name\": \n"
                            : "{\"id\": \"R%d\", \"name\": \"Ann Miller\", \"email\": \"r%d@example.com\", \"changed\": \"2026-02-%02dT09:00:00\"}\n"
                                    .formatted(i % 15, i % 15, 1 + i));
        }
        return lines.toString();
    }

    /** A hub that was started to die at a step. */
    private record Attempt(int step, HubProject project, String url) {

        @Override
        public String toString() {
            return "the hub that was halted at step " + step + ", " + url;
        }
    }
}
