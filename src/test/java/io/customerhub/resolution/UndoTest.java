package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.golden.CustomerSplit;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stewards decide and take back in small random worlds, the golden customers come back to the same bytes. */
final class UndoTest {

    private static final int WORLDS = 14;
    private static final int STEPS = 16;

    @TempDir
    private static Path folder;

    private static GoldenWorld world;

    @BeforeAll
    static void load() throws IOException {
        world = GoldenWorld.load(folder, 150);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void undoingAllDecisionsReturnsToTheSameBytes() {
        for (int seed = 1; seed <= WORLDS; seed++) {
            Random random = new Random(seed);
            world.forgetAllCustomers();
            world.onlyWith(records(random));
            world.match();
            List<String> before = world.bytes();
            List<Long> actions = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                act(random, actions);
                follow(random);
                assertThat(overridden()).as("seed %d, step %d", seed, step).isEmpty();
            }
            Collections.shuffle(actions, random);
            actions.forEach(UndoTest::undo);
            follow(random);
            assertThat(world.bytes()).as("seed %d", seed).isEqualTo(before);
            assertThat(world.query("SELECT id FROM golden.alias"))
                    .as("ids that were served meanwhile, seed %d", seed)
                    .allSatisfy(id -> assertThat(new CustomerStore(world.warehouse()).find(UUID.fromString(id)))
                            .isNotNull());
            assertThat(new MatchDecisionStore(world.warehouse()).latest()).isEmpty();
        }
    }

    /** In one go or around what was decided: both lead to the same. */
    private static void follow(Random random) {
        if (random.nextBoolean()) {
            world.matchQueued();
        } else {
            world.match();
        }
    }

    /** The records of some parties, 20 to 40 of them. */
    private static List<String> records(Random random) {
        List<List<String>> parties = new ArrayList<>(world.parties());
        Collections.shuffle(parties, random);
        int most = 20 + random.nextInt(16);
        List<String> records = new ArrayList<>();
        for (List<String> party : parties) {
            if (records.size() < most && party.size() > 1) {
                records.addAll(party.subList(0, Math.min(5, party.size())));
            }
        }
        return records;
    }

    private static void act(Random random, List<Long> actions) {
        TreeMap<String, List<RecordKey>> customers = customers(random);
        List<List<RecordKey>> groups = new ArrayList<>(customers.values());
        List<RecordKey> one = groups.get(random.nextInt(groups.size()));
        List<RecordKey> other = groups.get(random.nextInt(groups.size()));
        MatchDecisionStore store = new MatchDecisionStore(world.warehouse());
        int what = random.nextInt(10);
        if (what < 2 && !actions.isEmpty()) {
            undo(actions.get(random.nextInt(actions.size())));
        } else if (what < 6 && one != other) {
            actions.add(store.add(decision(pick(one, random), pick(other, random), Verdict.SAME)));
        } else if (what < 8 && one.size() > 1) {
            Collections.shuffle(one, random);
            List<RecordKey> taken = one.subList(0, 1 + random.nextInt(one.size() - 1));
            actions.add(store.addAll(new CustomerSplit(one, taken).decisions("a test", "tester", Instant.EPOCH)));
        } else if (one.size() > 1) {
            actions.add(store.add(decision(one.get(0), one.get(1), Verdict.DIFFERENT)));
        } else if (one != other) {
            actions.add(store.add(decision(one.get(0), other.get(0), Verdict.DIFFERENT)));
        }
    }

    /** The customers of one party type with their records; mostly persons, of which there are more. */
    private static TreeMap<String, List<RecordKey>> customers(Random random) {
        String type = random.nextInt(4) == 0 ? "organization" : "person";
        TreeMap<String, List<RecordKey>> customers = customersOf(type);
        return customers.isEmpty() ? customersOf("person") : customers;
    }

    private static TreeMap<String, List<RecordKey>> customersOf(String type) {
        TreeMap<String, List<RecordKey>> customers = new TreeMap<>();
        for (String line : world.query("SELECT x.customer_id || ' ' || x.system || '/' || x.stream || '/' || x.key"
                + " FROM golden.crosswalk x JOIN golden.customer g ON g.id = x.customer_id WHERE g.party_type = '"
                + type
                + "' ORDER BY x.system, x.stream, x.key")) {
            int space = line.indexOf(' ');
            customers
                    .computeIfAbsent(line.substring(0, space), any -> new ArrayList<>())
                    .add(RecordKey.parse(line.substring(space + 1)));
        }
        return customers;
    }

    private static RecordKey pick(List<RecordKey> records, Random random) {
        return records.get(random.nextInt(records.size()));
    }

    private static MatchDecision decision(RecordKey one, RecordKey other, Verdict verdict) {
        return new MatchDecision(one, other, verdict, "a test", "tester", Instant.EPOCH);
    }

    private static void undo(long action) {
        new MatchDecisionStore(world.warehouse()).withdraw(action, "a test", "tester");
    }

    /** Pairs that are one customer although somebody decided that they are two. */
    private static List<MatchDecision> overridden() {
        CustomerStore store = new CustomerStore(world.warehouse());
        return new MatchDecisionStore(world.warehouse())
                .latest().stream()
                        .filter(one -> one.verdict() == Verdict.DIFFERENT)
                        .filter(one -> Objects.equals(store.customerOf(one.left()), store.customerOf(one.right())))
                        .toList();
    }
}
