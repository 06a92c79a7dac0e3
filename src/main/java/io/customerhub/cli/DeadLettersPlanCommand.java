package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.access.Request;
import io.customerhub.api.ApiJson;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.service.plan.PlanRequests.ApprovePlan;
import io.customerhub.service.plan.PlanRequests.CancelPlan;
import io.customerhub.service.plan.PlanRequests.ListPlans;
import io.customerhub.service.plan.PlanRequests.PausePlan;
import io.customerhub.service.plan.PlanRequests.PlanPage;
import io.customerhub.service.plan.PlanRequests.ResumePlan;
import io.customerhub.service.plan.PlanRequests.ShowPlan;
import io.customerhub.warehouse.SessionLock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters plan}: replay plans, their progress and results, and what people decide about them. */
@Command(
        name = "plan",
        aliases = "plans",
        description = "Shows replay plans, and lets them be paused, resumed, cancelled and approved.",
        footer = {"", "Example: hub dead-letters plan show 42"},
        mixinStandardHelpOptions = true)
final class DeadLettersPlanCommand implements Runnable {

    private static final int PAGE = 50;

    private final Terminal terminal;

    @Option(names = "--stream", paramLabel = "SYSTEM/STREAM", description = "Plans of this stream only.")
    private @Nullable String stream;

    @Option(names = "--unfinished", description = "Plans that have not ended only.")
    private boolean unfinished;

    @Option(names = "--before", paramLabel = "N", description = "Plans older than this one: the next page.")
    private @Nullable Long before;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersPlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Without a verb: the list. */
    @Override
    public void run() {
        PlanPage page = perform(new ListPlans(stream == null ? null : Actor.stream(stream), unfinished, before, PAGE));
        if (json) {
            print(page);
        } else {
            terminal.out().print(PlanText.table(page.plans()));
            if (page.next() != null) {
                terminal.say("More: --before " + page.next());
            }
        }
    }

    @Command(
            name = "show",
            description = "One plan: its progress and its result.",
            footer = {"", "Example: hub dead-letters plan show 42 --json"},
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "N", description = "Its number.") long number,
            @Option(names = "--json", description = "Print one JSON document.") boolean asJson) {
        ReplayPlan plan = perform(new ShowPlan(number));
        if (asJson) {
            print(plan);
        } else {
            terminal.out().print(PlanText.all(plan));
        }
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "pause",
            description = "Lets plans rest from the next batch on.",
            footer = {"", "Example: hub dead-letters plan pause 42"},
            mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "N", arity = "1..*", description = "Their numbers.") List<Long> numbers) {
        numbers.forEach(number -> tell(perform(new PausePlan(number))));
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "resume",
            description = "Lets paused plans go on.",
            footer = {"", "Example: hub dead-letters plan resume 42 43"},
            mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "N", arity = "1..*", description = "Their numbers.") List<Long> numbers) {
        numbers.forEach(number -> tell(perform(new ResumePlan(number))));
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "cancel",
            description = "Ends plans: what waits in them is open again, what is done stays done.",
            footer = {"", "Example: hub dead-letters plan cancel 42 --reason 'the wrong group'"},
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "N", arity = "1..*", description = "Their numbers.") List<Long> numbers,
            @Option(names = "--reason", defaultValue = "", description = "Why, for the record.") String reason) {
        for (long number : numbers) {
            ReplayPlan plan = perform(new CancelPlan(number, reason));
            tell(plan.state() == ReplayPlan.State.ENDING ? ended(number) : plan);
        }
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "approve",
            description = "Allows plans of somebody else that need a second person.",
            footer = {"", "Example: hub dead-letters plan approve 42"},
            mixinStandardHelpOptions = true)
    int approve(@Parameters(paramLabel = "N", arity = "1..*", description = "Their numbers.") List<Long> numbers) {
        numbers.forEach(number -> tell(perform(new ApprovePlan(number))));
        return ExitCode.GOOD.number();
    }

    /** A running hub gives the letters of a large plan back; without one it is done here. */
    private ReplayPlan ended(long number) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            if (!SessionLock.isHubRunning(open.warehouse())) {
                new PlanStore(open.warehouse()).giveBack(number);
            }
            return gate.perform(new ShowPlan(number));
        }
    }

    private <A> A perform(Request<A> request) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            return gate.perform(request);
        }
    }

    private void tell(ReplayPlan plan) {
        terminal.say(PlanText.line(plan));
    }

    private void print(Object answer) {
        try {
            terminal.out().println(ApiJson.mapper().writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plans are plain records", impossible);
        }
    }
}
