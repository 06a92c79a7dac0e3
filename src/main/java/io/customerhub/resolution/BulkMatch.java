package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.Grouping.Member;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Survivorship;
import io.customerhub.match.MatchRun;
import io.customerhub.match.model.ModelFile;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.GoldenStore.Model;
import io.customerhub.warehouse.golden.GoldenStore.Outcome;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import io.customerhub.warehouse.golden.MatchIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Matches all records anew and brings the golden customers to what comes out. Repeated on the same records, rules and
 * decisions it writes nothing.
 */
public final class BulkMatch {

    private final Warehouse warehouse;
    private final MatchingRules rules;

    /** Which models weigh the pairs. */
    public enum Training {
        /** Those that are stored, unless there are none, other kinds of identifiers, or many more records than trained them. */
        WHEN_NEEDED,
        /** New ones. */
        ALWAYS
    }

    /** A match of a warehouse by these rules. */
    public BulkMatch(Warehouse warehouse, MatchingRules rules) {
        this.warehouse = warehouse;
        this.rules = rules;
    }

    /**
     * What came out.
     *
     * @param records how many records there are
     * @param customers how many customers they are
     * @param merges how many records were joined to another one: records less customers
     * @param reviews how many pairs wait for a steward
     * @param written what was written
     */
    public record Result(int records, int customers, int merges, int reviews, Written written) {}

    /** Matches with the models that are stored, as long as they do. */
    public Result run(Consumer<String> progress) {
        return run(Training.WHEN_NEEDED, progress);
    }

    /**
     * Matches.
     *
     * @param progress gets a line for each step that takes a while
     */
    public Result run(Training training, Consumer<String> progress) {
        Parties parties = new Parties();
        GoldenStore golden = new GoldenStore(warehouse);
        Outcome outcome = outcome(training, parties, golden.beginMatching(), progress);
        Grouping grouping = outcome.grouping();
        Written written = golden.write(
                outcome,
                new Survivorship(rules),
                parties::as,
                customers -> progress.accept("derived %,d customers".formatted(customers)));
        return new Result(
                grouping.size(),
                grouping.customers(),
                grouping.size() - grouping.customers(),
                outcome.reviews().size(),
                written);
    }

    /**
     * Matches without writing anything.
     *
     * @param horizon of the outcome
     */
    Outcome outcome(Training training, Parties parties, String horizon, Consumer<String> progress) {
        GoldenStore golden = new GoldenStore(warehouse);
        Models stored = training == Training.ALWAYS ? Models.NONE : Models.stored(golden, rules);
        Models models = stored.isOutgrownBy(golden.matchedByType()) ? Models.NONE : stored.within(rules);
        RecordTables tables = RecordTables.read(
                warehouse, rules, models, parties, count -> progress.accept("read %,d records".formatted(count)));
        List<MatchDecision> decisions = new MatchDecisionStore(warehouse).latest();
        List<Member> members = new ArrayList<>();
        List<ReviewPair> reviews = new ArrayList<>();
        Map<PartyType, Model> trained = new EnumMap<>(PartyType.class);
        List<MatchIndex> indexes = new ArrayList<>();
        long next = 1;
        for (PartyType type : PartyType.values()) {
            int records = tables.table(type).size();
            progress.accept("matching %,d records of the type %s".formatted(records, type.text()));
            Resolution resolution = Resolution.of(
                    type,
                    tables.table(type),
                    models.has(type) ? models.of(type) : null,
                    Models.thresholds(rules),
                    decisions);
            members.addAll(resolution.members());
            reviews.addAll(resolution.reviews());
            MatchRun run = resolution.run();
            if (run != null) {
                int trainedOn = models.has(type) ? models.trainedOn(type) : records;
                trained.put(type, new Model(ModelFile.write(run.model()), trainedOn));
                indexes.add(new RunIndex(type, run, next));
                next += records;
            }
        }
        Grouping grouping = Grouping.of(members);
        progress.accept("deriving %,d customers".formatted(grouping.customers()));
        return new Outcome(grouping, reviews, trained, indexes, horizon, rules.fingerprint());
    }
}
