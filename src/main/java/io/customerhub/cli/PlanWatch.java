package io.customerhub.cli;

import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.service.plan.PlanRequests.ShowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows how plans go until they end, rest, or wait for something that may not come. */
final class PlanWatch {

    private static final long LOOK_MILLIS = 200;

    private final Terminal terminal;
    private final ShellGate gate;
    private @Nullable String drawn;

    PlanWatch(Terminal terminal, ShellGate gate) {
        this.terminal = terminal;
        this.gate = gate;
    }

    /** Waits; gives the exit code. */
    Integer await(List<Long> numbers) throws InterruptedException {
        List<ReplayPlan> plans = new ArrayList<>();
        for (long number : numbers) {
            ReplayPlan plan = gate.perform(new ShowPlan(number));
            while (mayGoOn(plan)) {
                draw(plan);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                plan = gate.perform(new ShowPlan(number));
            }
            erase();
            plans.add(plan);
            if (plan.code() != null) {
                terminal.say("plan " + number + " " + PlanText.state(plan) + ": " + plan.code() + "  " + plan.why());
            } else if (plan.state() != ReplayPlan.State.DONE) {
                terminal.say("plan " + number + " is " + PlanText.state(plan));
            }
        }
        return tell(plans);
    }

    private Integer tell(List<ReplayPlan> plans) {
        long resolved = 0;
        long superseded = 0;
        long failed = 0;
        long quarantined = 0;
        long skipped = 0;
        boolean isAllDone = true;
        for (ReplayPlan plan : plans) {
            resolved += plan.progress().resolved();
            superseded += plan.progress().superseded();
            failed += plan.progress().failed() + plan.progress().quarantined();
            quarantined += plan.progress().quarantined();
            skipped += plan.progress().skipped();
            isAllDone &= plan.state() == ReplayPlan.State.DONE;
        }
        terminal.say("%,d resolved, %,d superseded by a later version, %,d failed again"
                        .formatted(resolved, superseded, failed)
                + (quarantined == 0 ? "" : ", %,d of them out of attempts".formatted(quarantined))
                + (skipped == 0 ? "" : ", %,d no longer waiting or left out by a rule".formatted(skipped)));
        return (failed > 0 || !isAllDone ? ExitCode.FINDINGS : ExitCode.GOOD).number();
    }

    /** A plan whose stream is not in service, or that somebody paused, may stay so for ever. */
    private static boolean mayGoOn(ReplayPlan plan) {
        return !plan.state().isEnded()
                && plan.state() != ReplayPlan.State.PAUSED
                && plan.state() != ReplayPlan.State.WAITING_FOR_APPROVAL
                && plan.code() == null;
    }

    private void draw(ReplayPlan plan) {
        if (!terminal.interactive()) {
            return;
        }
        String line = "  " + PlanText.line(plan);
        int width = drawn == null ? 0 : drawn.length();
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.err().flush();
        drawn = line;
    }

    private void erase() {
        if (drawn != null) {
            terminal.err().print("\r" + " ".repeat(drawn.length()) + "\r");
            drawn = null;
        }
    }
}
