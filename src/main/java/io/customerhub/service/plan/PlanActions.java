package io.customerhub.service.plan;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.service.plan.PlanRequests.ApprovePlan;
import io.customerhub.service.plan.PlanRequests.CancelPlan;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.service.plan.PlanRequests.ListPlans;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.service.plan.PlanRequests.PausePlan;
import io.customerhub.service.plan.PlanRequests.PlanPage;
import io.customerhub.service.plan.PlanRequests.ReplayLetters;
import io.customerhub.service.plan.PlanRequests.ResumePlan;
import io.customerhub.service.plan.PlanRequests.ShowPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The actions on replay plans. What a plan does is done by the hub, see {@code hub.replay_plan}; here it is wished for. */
public final class PlanActions {

    /** Larger plans need a second person in two-person mode. */
    private static final long MOST_BY_ONE_PERSON = 1_000;

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final PlanStore plans;
    private final PlanStore.Approval approval;

    /**
     * Actions on these plans.
     *
     * @param isTwoPerson plans of more than 1,000 letters or with edited payloads need a second person
     */
    public PlanActions(PlanStore plans, boolean isTwoPerson) {
        this.plans = plans;
        this.approval = isTwoPerson ? new PlanStore.Approval(MOST_BY_ONE_PERSON) : PlanStore.Approval.NEVER;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "plans.create",
                        CreatePlan.class,
                        MadePlans.class,
                        Permission.LETTERS_REPLAY,
                        Effect.CHANGE,
                        "Freezes a choice of dead letters into replay plans, one for each stream.",
                        (caller, asked) ->
                                make(caller, PlanRequests.scope(asked.choice()), asked.limits(), asked.purpose())),
                new Action<>(
                        "dead-letters.replay",
                        ReplayLetters.class,
                        MadePlans.class,
                        Permission.LETTERS_REPLAY,
                        Effect.CHANGE,
                        "Replays dead letters by their numbers: a plan of these.",
                        (caller, asked) ->
                                make(caller, PlanScope.of(asked.letters()), asked.limits(), asked.purpose())),
                new Action<>(
                        "plans.list",
                        ListPlans.class,
                        PlanPage.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Replay plans, the newest first.",
                        (caller, asked) -> list(asked)),
                new Action<>(
                        "plans.show",
                        ShowPlan.class,
                        ReplayPlan.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "One replay plan: its progress, and its result when it is over.",
                        (caller, asked) -> required(asked.plan())),
                new Action<>(
                        "plans.pause",
                        PausePlan.class,
                        ReplayPlan.class,
                        Permission.LETTERS_REPLAY,
                        Effect.CHANGE,
                        "Lets a replay plan rest from the next batch on.",
                        (caller, asked) -> changed(asked.plan(), plans.pause(asked.plan()), "pause")),
                new Action<>(
                        "plans.resume",
                        ResumePlan.class,
                        ReplayPlan.class,
                        Permission.LETTERS_REPLAY,
                        Effect.CHANGE,
                        "Lets a paused replay plan go on.",
                        (caller, asked) -> changed(asked.plan(), plans.resume(asked.plan()), "resume")),
                new Action<>(
                        "plans.cancel",
                        CancelPlan.class,
                        ReplayPlan.class,
                        Permission.LETTERS_REPLAY,
                        Effect.CHANGE,
                        "Ends a replay plan: what waits in it becomes open again, what is done stays done.",
                        this::cancel),
                new Action<>(
                        "plans.approve",
                        ApprovePlan.class,
                        ReplayPlan.class,
                        Permission.PLANS_APPROVE,
                        Effect.CHANGE,
                        "Allows the replay plan of somebody else that needs a second person.",
                        this::approve));
    }

    private MadePlans make(Caller caller, PlanScope scope, @Nullable PlanLimits asked, String reason) {
        if (!scope.isClear()) {
            throw invalid("say which letters: by numbers or by a filter, and not by both");
        }
        PlanLimits limits = asked == null ? PlanLimits.DEFAULT : asked;
        String complaint = limits.complaint();
        if (complaint != null) {
            throw invalid(complaint);
        }
        PlanStore.Made made = plans.make(scope, limits, caller.name(), reason, approval);
        if (made.plans().isEmpty()) {
            throw nothingTaken(made.held());
        }
        long letters =
                made.plans().stream().mapToLong(plan -> plan.scope().letters()).sum();
        List<MadePlans.Held> held = made.held().entrySet().stream()
                .map(entry -> new MadePlans.Held(entry.getKey(), entry.getValue()))
                .toList();
        return new MadePlans(made.plans(), letters, held, words(made.plans(), letters, held));
    }

    private static String words(List<ReplayPlan> plans, long letters, List<MadePlans.Held> held) {
        StringBuilder words = new StringBuilder();
        if (plans.size() == 1) {
            ReplayPlan plan = plans.get(0);
            words.append("plan %d has %,d letters of %s".formatted(plan.number(), letters, plan.stream()));
        } else {
            words.append("%,d letters of %d streams are in one plan for each stream: ".formatted(letters, plans.size()))
                    .append(plans.stream()
                            .map(plan -> "plan %d has %,d of %s"
                                    .formatted(plan.number(), plan.scope().letters(), plan.stream()))
                            .collect(Collectors.joining(", ")));
        }
        if (plans.stream().anyMatch(plan -> plan.state() == ReplayPlan.State.PREPARING)) {
            words.append("; its letters are being put in order before it begins");
        }
        held.forEach(other -> words.append("; %,d were already in plan %d".formatted(other.letters(), other.plan())));
        if (plans.stream().anyMatch(plan -> plan.state() == ReplayPlan.State.WAITING_FOR_APPROVAL)) {
            words.append("; a second person must approve before it begins");
        }
        return words.toString();
    }

    private static RequestException nothingTaken(Map<Long, Long> held) {
        if (!held.isEmpty()) {
            return new RequestException(
                    Reason.CONFLICT,
                    "HUB-PLAN-001",
                    "already in plan "
                            + held.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ": a letter is in one plan at a time; look at that plan, or cancel it first");
        }
        return new RequestException(
                Reason.INVALID,
                "HUB-PLAN-002",
                "no open record was chosen. Lines, files and pages are not replayed: mend them at the source, deliver them"
                        + " again, and dismiss the letter");
    }

    private PlanPage list(ListPlans asked) {
        int limit = asked.limit() == null ? PAGE : asked.limit();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw invalid("limit: expected 1 to " + LARGEST_PAGE + ", found " + limit);
        }
        long before = asked.before() == null ? Long.MAX_VALUE : asked.before();
        List<ReplayPlan> page = plans.list(asked.stream(), asked.unfinished(), asked.state(), before, limit + 1);
        boolean isMore = page.size() > limit;
        List<ReplayPlan> shown = isMore ? List.copyOf(page.subList(0, limit)) : page;
        return new PlanPage(shown, isMore ? shown.get(limit - 1).number() : null);
    }

    private ReplayPlan cancel(Caller caller, CancelPlan asked) {
        String why = "cancelled by " + caller.name() + (asked.purpose().isEmpty() ? "" : ": " + asked.purpose());
        return changed(asked.plan(), plans.cancel(asked.plan(), why), "cancel");
    }

    private ReplayPlan approve(Caller caller, ApprovePlan asked) {
        ReplayPlan plan = required(asked.plan());
        if (plan.state() == ReplayPlan.State.WAITING_FOR_APPROVAL
                && plan.createdBy().equals(caller.name())) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-PLAN-005",
                    "plan " + asked.plan() + " was made by you: it takes a second person to approve it");
        }
        return changed(asked.plan(), plans.approve(asked.plan(), caller.name()), "approve");
    }

    private ReplayPlan changed(long number, boolean done, String verb) {
        ReplayPlan plan = required(number);
        if (!done) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-PLAN-004",
                    "plan " + number + " is "
                            + plan.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + ", so there is nothing to " + verb);
        }
        return plan;
    }

    private ReplayPlan required(long number) {
        return plans.find(number)
                .orElseThrow(() -> new RequestException(
                        Reason.UNKNOWN,
                        "HUB-PLAN-003",
                        "there is no replay plan " + number + "; see the list of plans"));
    }

    private static RequestException invalid(String message) {
        return new RequestException(Reason.INVALID, "HUB-PLAN-009", message);
    }
}
