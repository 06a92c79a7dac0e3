package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Survivorship;
import io.customerhub.resolution.BulkMatch.Training;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenDifference;
import io.customerhub.warehouse.golden.GoldenPreview;
import java.util.function.Consumer;

/** Tells what {@link BulkMatch} would do by some rules. Nothing is written, and nobody waits for it. */
public final class MatchPreview {

    /** Nothing is taken from the queue. */
    private static final String NO_HORIZON = "";

    private final Warehouse warehouse;
    private final MatchingRules rules;

    /** A preview of these rules in a warehouse. */
    public MatchPreview(Warehouse warehouse, MatchingRules rules) {
        this.warehouse = warehouse;
        this.rules = rules;
    }

    /**
     * Matches, and compares what comes out with the golden customers that there are.
     *
     * @param examples how many customers are told of each kind of change
     * @param progress gets a line for each step that takes a while
     */
    public GoldenDifference of(int examples, Consumer<String> progress) {
        Parties parties = new Parties();
        return new GoldenPreview(warehouse)
                .of(
                        new BulkMatch(warehouse, rules).outcome(Training.WHEN_NEEDED, parties, NO_HORIZON, progress),
                        new Survivorship(rules),
                        parties::as,
                        examples,
                        customers -> progress.accept("derived %,d customers".formatted(customers)));
    }
}
