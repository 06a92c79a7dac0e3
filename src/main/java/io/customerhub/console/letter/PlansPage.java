package io.customerhub.console.letter;

import io.customerhub.access.Request;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Result;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanWindow;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.LetterState;
import io.customerhub.service.plan.PlanRequests.ApprovePlan;
import io.customerhub.service.plan.PlanRequests.CancelPlan;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.service.plan.PlanRequests.ListPlans;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.service.plan.PlanRequests.PausePlan;
import io.customerhub.service.plan.PlanRequests.PlanPage;
import io.customerhub.service.plan.PlanRequests.ResumePlan;
import io.customerhub.service.plan.PlanRequests.ShowPlan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Replay plans: made of a choice of letters, watched while they run, and kept with their result. */
public final class PlansPage implements Page {

    static final String PATH = "/dead-letters/plans";

    /** The form for a new one. */
    static final String NEW = "/dead-letters/plan";

    private static final int SHOWN = 50;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(NEW, PlansPage::form);
        routes.get(PATH, PlansPage::list);
        routes.post(PATH, PlansPage::create);
        routes.get(PATH + "/{plan}", PlansPage::show);
        routes.post(PATH + "/{plan}/pause", page -> wish(page, PausePlan::new));
        routes.post(PATH + "/{plan}/resume", page -> wish(page, ResumePlan::new));
        routes.post(PATH + "/{plan}/approve", page -> wish(page, ApprovePlan::new));
        routes.post(PATH + "/{plan}/cancel", page -> wish(page, plan -> new CancelPlan(plan, page.form("reason"))));
    }

    private static Reply form(PageContext page) {
        Choice choice = Choice.of(page);
        Choice open = choice.isByNumber() ? choice : choice.in(LetterState.OPEN);
        return Reply.html(
                "letters-plan-form",
                new PlanForm(
                        open,
                        DecisionsPage.scope(page, open),
                        ZoneId.systemDefault().getId()));
    }

    /**
     * The form for a new plan.
     *
     * @param scope how many letters are in it
     * @param zone the time zone of the hub
     */
    public record PlanForm(Choice choice, String scope, String zone) {}

    private static Reply create(PageContext page) {
        String canary = page.form("canary");
        PlanLimits limits = new PlanLimits(
                canary == null ? null : Boolean.valueOf(canary.equals("yes")),
                number(page, "records-per-second"),
                number(page, "stop-share"),
                number(page, "stop-after-same"),
                number(page, "max-attempts"),
                window(page));
        CreatePlan asked = new CreatePlan(Choice.of(page).asked(), limits, page.form("reason"));
        MadePlans made = page.ask(asked);
        return page.done(
                new Result("plans.create", asked.subject(), made.outcome().figures()),
                made.plans().size() == 1 ? PATH + "/" + made.plans().get(0).number() : PATH);
    }

    private static @Nullable PlanWindow window(PageContext page) {
        String from = page.form("from");
        String to = page.form("to");
        if (from == null && to == null) {
            return null;
        }
        return new PlanWindow(from == null ? "" : from, to == null ? "" : to, page.form("zone"));
    }

    private static @Nullable Integer number(PageContext page, String name) {
        String text = page.form(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException none) {
            throw Parameters.invalid(name);
        }
    }

    private static Reply list(PageContext page) {
        String state = page.query("state");
        boolean isUnfinished = Choice.UNFINISHED.equals(state);
        ReplayPlan.State wanted = isUnfinished ? null : Parameters.word(ReplayPlan.State.class, "state", state);
        StreamName stream = stream(page.query("stream"));
        Listing<PlanPage> plans = new Listing<>(
                (after, most) -> new ListPlans(stream, isUnfinished, wanted, Parameters.number("after", after), most),
                found -> table(page, found),
                PlanPage::next);
        if (page.wantsFile()) {
            return page.file("replay-plans", plans);
        }
        PlanPage found = page.ask(plans.ask().after(page.query("after"), SHOWN));
        return Reply.html("letters-plans", new PlansModel(table(page, found), filters(page), plans.nextOf(found)));
    }

    private static @Nullable StreamName stream(@Nullable String text) {
        try {
            return text == null ? null : StreamName.parse(text);
        } catch (IllegalArgumentException none) {
            throw Parameters.invalid("stream");
        }
    }

    private static List<FilterField> filters(PageContext page) {
        List<FilterField.Choice> states = new ArrayList<>();
        states.add(new FilterField.Choice(Choice.UNFINISHED, page.text("plans.unfinished")));
        Arrays.stream(ReplayPlan.State.values())
                .forEach(state ->
                        states.add(new FilterField.Choice(Parameters.word(state), page.word("plan-state", state))));
        return List.of(
                FilterField.choice(page, "state", page.text("plans.state"), states),
                FilterField.text(page, "stream", page.text("plans.stream")));
    }

    private static Table table(PageContext page, PlanPage found) {
        Table.Builder table = Table.of("replay-plans", page.text("plans.title"))
                .column("plan", page.text("plans.plan"), Kind.CODE)
                .column("state", page.text("plans.state"), Kind.WORD)
                .column("stream", page.text("plans.stream"), Kind.WORD)
                .column("letters", page.text("plans.letters"), Kind.NUMBER)
                .column("ended", page.text("plans.ended"), Kind.NUMBER)
                .column("resolved", page.text("plans.resolved"), Kind.NUMBER)
                .column("failed", page.text("plans.failed"), Kind.NUMBER)
                .column("by", page.text("plans.by"), Kind.WORD)
                .column("at", page.text("plans.frozen-at"), Kind.TIME);
        found.plans()
                .forEach(plan -> table.row(
                        Cell.shown(plan.number(), String.valueOf(plan.number())).to(PATH + "/" + plan.number()),
                        Cell.shown(Parameters.word(plan.state()), page.word("plan-state", plan.state()))
                                .marked(plan.state() == ReplayPlan.State.STOPPED ? "bad" : ""),
                        Cell.of(plan.stream().toString()),
                        Cell.of(plan.scope().letters()),
                        Cell.of(plan.progress().ended()),
                        Cell.of(plan.progress().resolved()),
                        Cell.of(plan.progress().failed() + plan.progress().quarantined()),
                        Cell.of(plan.createdBy()),
                        Cell.of(plan.scope().frozenAt())));
        return table.build();
    }

    /**
     * A page of plans.
     *
     * @param filters what they can be filtered by
     * @param next what the next page comes after, or null
     */
    public record PlansModel(Table table, List<FilterField> filters, @Nullable String next) {}

    private static Reply show(PageContext page) {
        return Reply.html("letters-plan", page.ask(new ShowPlan(page.pathNumber("plan"))));
    }

    private static Reply wish(PageContext page, LongFunction<Request<ReplayPlan>> wish) {
        long plan = page.pathNumber("plan");
        return page.change(wish.apply(plan), PATH + "/" + plan);
    }
}
