package io.customerhub.service.plan;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.access.Told;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of plans, and what is answered. */
public final class PlanRequests {

    private PlanRequests() {}

    private static String words(LetterChoice choice) {
        return scope(choice).words();
    }

    /** What a plan takes of a choice. */
    static PlanScope scope(LetterChoice choice) {
        LetterFilter filter = choice.filter();
        return new PlanScope(
                choice.letters(),
                filter == null ? null : filter.stored(),
                choice.upTo() == null ? Long.MAX_VALUE : choice.upTo());
    }

    /**
     * Make plans of letters.
     *
     * @param choice which letters; of a filter only the open records are taken
     * @param limits how carefully; null for the defaults
     * @param reason why; may be empty
     */
    public record CreatePlan(LetterChoice choice, @Nullable PlanLimits limits, @Nullable String reason)
            implements Request<MadePlans> {

        @Override
        public String subject() {
            return words(choice);
        }

        @Override
        public String purpose() {
            return reason == null ? "" : reason;
        }
    }

    /**
     * Replay letters by their numbers: a plan of these.
     *
     * @param letters their numbers
     * @param limits how carefully; null for the defaults
     * @param reason why; may be empty
     */
    public record ReplayLetters(List<Long> letters, @Nullable PlanLimits limits, @Nullable String reason)
            implements Request<MadePlans> {

        /** Copies the numbers. */
        public ReplayLetters {
            letters = letters == null ? List.of() : List.copyOf(letters);
        }

        @Override
        public String subject() {
            return PlanScope.of(letters).words();
        }

        @Override
        public String purpose() {
            return reason == null ? "" : reason;
        }
    }

    /**
     * The plans that were made of a choice.
     *
     * @param plans one for each stream of which letters were chosen, at least one
     * @param letters how many letters are in them
     * @param held those of the chosen letters that were left where they were
     * @param words the same for people
     */
    public record MadePlans(List<ReplayPlan> plans, long letters, List<Held> held, String words) implements Told {

        /** How many of the chosen letters wait in an earlier plan. */
        public record Held(long plan, long letters) {}

        @Override
        public Outcome outcome() {
            Map<String, Long> figures = new LinkedHashMap<>();
            figures.put("plan", plans.get(0).number());
            figures.put("plans", (long) plans.size());
            figures.put("letters", letters);
            return new Outcome(figures);
        }
    }

    /**
     * A page of plans, the newest first.
     *
     * @param stream only plans of this stream; null for all
     * @param unfinished only plans that have not ended
     * @param state only plans in this state; null for any
     * @param before the last number of the page before; null for the first page
     * @param limit how many at most, 1 to 500; null for 50
     */
    public record ListPlans(
            @Nullable StreamName stream,
            boolean unfinished,
            ReplayPlan.@Nullable State state,
            @Nullable Long before,
            @Nullable Integer limit)
            implements Request<PlanPage> {

        /** In any state. */
        public ListPlans(
                @Nullable StreamName stream, boolean unfinished, @Nullable Long before, @Nullable Integer limit) {
            this(stream, unfinished, null, before, limit);
        }

        @Override
        public String subject() {
            return stream == null ? "plans" : "plans of stream " + stream;
        }
    }

    /**
     * A page of plans.
     *
     * @param plans the plans, without their failures by cause
     * @param next what to ask for as {@code before} to get the next page; null when this is the last
     */
    public record PlanPage(List<ReplayPlan> plans, @Nullable Long next) {}

    /** One plan: its progress, and its result when it is over. */
    public record ShowPlan(long plan) implements Request<ReplayPlan> {
        @Override
        public String subject() {
            return "plan " + plan;
        }
    }

    /** Let a plan rest from the next batch on. */
    public record PausePlan(long plan) implements Request<ReplayPlan> {
        @Override
        public String subject() {
            return "plan " + plan;
        }
    }

    /** Let a paused plan go on. */
    public record ResumePlan(long plan) implements Request<ReplayPlan> {
        @Override
        public String subject() {
            return "plan " + plan;
        }
    }

    /**
     * End a plan: what waits in it becomes open again, what is done stays done.
     *
     * @param reason why; may be empty
     */
    public record CancelPlan(long plan, @Nullable String reason) implements Request<ReplayPlan> {
        @Override
        public String subject() {
            return "plan " + plan;
        }

        @Override
        public String purpose() {
            return reason == null ? "" : reason;
        }
    }

    /** Allow the plan of somebody else. */
    public record ApprovePlan(long plan) implements Request<ReplayPlan> {
        @Override
        public String subject() {
            return "plan " + plan;
        }
    }
}
