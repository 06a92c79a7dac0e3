package io.customerhub.service.match;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Permission;
import io.customerhub.config.MatchingRules;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What people can do about who is who. */
public final class MatchActions {

    private final StewardDecisions decisions;
    private final MatchRuns runs;

    /**
     * The actions on the matching of a warehouse.
     *
     * @param rules the rules of today; may refuse with a {@link io.customerhub.access.RequestException}
     * @param talk gets a line for each part of a matching that takes a while
     */
    public MatchActions(Warehouse warehouse, Supplier<MatchingRules> rules, Clock clock, Consumer<String> talk) {
        this.runs = new MatchRuns(warehouse, rules, talk);
        this.decisions = new StewardDecisions(warehouse, runs, clock);
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "matches.decide",
                        DecideMatch.class,
                        DecidedMatch.class,
                        Permission.CUSTOMERS_DECIDE,
                        Effect.CHANGE,
                        "Writes down that two records are one customer, are two, or that nobody can say.",
                        decisions::decide),
                new Action<>(
                        "matches.split",
                        SplitCustomer.class,
                        CustomerParts.class,
                        Permission.CUSTOMERS_DECIDE,
                        Effect.CHANGE,
                        "Takes records out of a golden customer into one new customer.",
                        decisions::split),
                new Action<>(
                        "matches.undo",
                        UndoDecision.class,
                        UndoneDecision.class,
                        Permission.CUSTOMERS_DECIDE,
                        Effect.CHANGE,
                        "Withdraws a decision or a whole split; nothing is deleted.",
                        decisions::undo),
                new Action<>(
                        "matches.run",
                        RunMatching.class,
                        MatchingDone.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Matches or derives golden customers anew; without a change nothing is written.",
                        (caller, request) -> runs.run(request.work())));
    }
}
