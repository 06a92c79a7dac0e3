package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.PairEvidence;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.GoldenStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real sources beside the sample world in one warehouse. Every merge that has a record of theirs stands in a golden
 * file, so that each can be judged by eye, and one that comes or goes is seen. {@code -Dgolden.update=true} writes the file.
 */
final class RealCustomersTest {

    private static final Path SOURCES = Path.of("src/test/resources/foreign-sources");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/real-merges.txt");
    private static final List<String> REAL = List.of("northwind", "chinook", "npsp");
    private static final int PARTIES = 400;

    /** What adds less is not told as evidence. */
    private static final double TELLING = 1;

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;
    private static BulkMatch.Result result;

    @BeforeAll
    static void loadAndMatch() throws IOException {
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        for (String system : REAL) {
            copy(SOURCES.resolve(system), project.root().resolve("routes").resolve(system));
        }
        database(project, "northwind", "northwind/source/northwind_pg.sql");
        database(project, "chinook", "chinook/source/chinook.sql");
        Path inbox = folder.resolve("npsp");
        copy(SOURCES.resolve("npsp/source"), inbox);
        project.property("npsp.inbox", inbox.toString().replace('\\', '/'));
        String url = SampleWorld.load(project, folder, PARTIES).url();
        assertThat(RunningHub.rows(
                        url, "SELECT code FROM hub.dead_letter WHERE system IN ('northwind', 'chinook', 'npsp')"))
                .isEmpty();
        assertThat(RunningHub.rows(
                        url,
                        "SELECT system || ' ' || count(*) FROM standard.customer"
                                + " WHERE system IN ('northwind', 'chinook', 'npsp') GROUP BY system ORDER BY system"))
                .containsExactly("chinook 67", "northwind 100", "npsp 2247");
        warehouse = Warehouse.open(url);
        result = new BulkMatch(warehouse, MatchingRules.DEFAULT).run(BulkMatch.Training.ALWAYS, line -> {});
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @Test
    void noTwoRealCompaniesOrPeopleAreMerged() throws IOException {
        String merges = merges();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, merges);
        }
        assertThat(merges).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void fewPairsOfThemWaitForASteward() {
        assertThat(result.reviews()).isLessThan(result.records() / 20);
    }

    /** The customers that have several records, one of them real: each record, and what speaks for the strongest link to one above. */
    private static String merges() {
        Map<UUID, List<RecordKey>> customers = new TreeMap<>();
        new CustomerStore(warehouse)
                .eachRecord((key, id) ->
                        customers.computeIfAbsent(id, none -> new ArrayList<>()).add(key));
        List<List<RecordKey>> merged = customers.values().stream()
                .filter(keys -> keys.size() > 1 && keys.stream().anyMatch(key -> REAL.contains(key.system())))
                .map(keys -> keys.stream().sorted().toList())
                .toList();
        Evidence evidence = new Evidence(merged.stream().flatMap(List::stream).toList());
        return merged.stream().map(keys -> customer(keys, evidence)).sorted().collect(Collectors.joining("\n"));
    }

    private static String customer(List<RecordKey> keys, Evidence evidence) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            RecordKey key = keys.get(i);
            text.append(i == 0 ? "" : "  ").append(evidence.told(key)).append('\n');
            if (i > 0) {
                text.append(keys.subList(0, i).stream()
                        .map(above -> new Link(above, evidence.of(above, key)))
                        .max(Comparator.comparingDouble(link -> link.evidence().bits()))
                        .map(Link::told)
                        .orElseThrow());
            }
        }
        return text.toString();
    }

    /** What the stored models say of pairs of these records. */
    private static final class Evidence {

        private final Map<RecordKey, CustomerRecord> records = new TreeMap<>();
        private final Map<PartyType, MatchTable> tables = new EnumMap<>(PartyType.class);
        private final Map<PartyType, Scorer> scorers = new EnumMap<>(PartyType.class);

        private Evidence(List<RecordKey> keys) {
            Parties parties = new Parties();
            CustomerRecordStore store = new CustomerRecordStore(warehouse);
            keys.forEach(key -> records.put(key, parties.complete(Objects.requireNonNull(store.find(key)))));
            GoldenStore golden = new GoldenStore(warehouse);
            Models models = Models.stored(golden, MatchingRules.DEFAULT);
            SeenRecords seen = SeenRecords.of(List.copyOf(records.values()), models, parties);
            for (PartyType type : PartyType.values()) {
                MatchTable table = SeenRecords.table(
                        type,
                        models,
                        seen.records().values().stream()
                                .filter(record -> record.type() == type)
                                .toList(),
                        golden::wideKeys);
                tables.put(type, table);
                scorers.put(type, new Scorer(models.of(type), Comparisons.of(table, Nicknames.load())));
            }
        }

        private PairEvidence of(RecordKey one, RecordKey other) {
            PartyType type = Objects.requireNonNull(
                    Objects.requireNonNull(records.get(one)).partyType());
            MatchTable table = Objects.requireNonNull(tables.get(type));
            return Objects.requireNonNull(scorers.get(type))
                    .explain(table.rowOf(one.toString()), table.rowOf(other.toString()));
        }

        private String told(RecordKey key) {
            CustomerRecord record = Objects.requireNonNull(records.get(key));
            return key + "  "
                    + Stream.of("legal_name", "trading_name", "formatted_name")
                            .map(record::value)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", "));
        }
    }

    private record Link(RecordKey above, PairEvidence evidence) {

        private String told() {
            return "    as " + above + ": " + steps(true) + "; against: " + steps(false) + "\n";
        }

        private String steps(boolean speakingFor) {
            List<String> told = evidence.steps().stream()
                    .filter(step -> speakingFor ? step.bits() >= TELLING : step.bits() <= -TELLING)
                    .map(step -> step.column() + " " + step.level() + " (" + step.left()
                            + (Objects.equals(step.left(), step.right()) ? "" : " | " + step.right()) + ")")
                    .toList();
            return told.isEmpty() ? "nothing" : String.join(", ", told);
        }
    }

    private static void database(ProjectInFolder project, String system, String script) throws IOException {
        String url = TestDatabase.empty();
        RunningHub.execute(url, Files.readString(SOURCES.resolve(script), StandardCharsets.UTF_8));
        project.property(system + ".url", url);
        project.property(system + ".user", "hub");
        project.property(system + ".password", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}
