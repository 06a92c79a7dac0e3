package io.customerhub.cli;

import io.customerhub.HubReplay;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanLimits;
import io.customerhub.deadletter.replay.PlanWindow;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.warehouse.SessionLock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters replay}: plans of letters, worked through by the running hub or, when none runs, right here. */
@Command(
        name = "replay",
        description =
                "Sends letters through the pipeline again, under the mapping of today: freezes them into a replay plan,"
                        + " which the running hub works through; without a running hub this command does.",
        footer = {"", "Example: hub dead-letters replay --group 3f1c9a0b7d2e4f65 --rate 50 --stop-at 10"},
        mixinStandardHelpOptions = true)
final class DeadLettersReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChosenLetters letters = new ChosenLetters();

    @Option(
            names = "--canary",
            negatable = true,
            description = "Go by steps that end at the 1st, 10th and 100th letter; by default from 20 letters on.")
    private @Nullable Boolean canary;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Records per second at most; by default as fast as it goes.")
    private @Nullable Integer rate;

    @Option(
            names = "--stop-at",
            paramLabel = "PERCENT",
            description = "Stop when more of a step failed; 20 by default.")
    private @Nullable Integer stopAt;

    @Option(
            names = "--stop-after-same",
            paramLabel = "N",
            description = "Stop when so many letters in a row failed with one cause; 3 by default, 0 for never.")
    private @Nullable Integer stopAfterSame;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "Quarantine a letter that failed so often; 5 by default.")
    private @Nullable Integer maxAttempts;

    @Option(
            names = "--between",
            paramLabel = "HH:MM-HH:MM",
            description = "Run between these times of day only, such as 22:00-06:00; outside of them the plan waits.")
    private @Nullable String between;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of --between, such as Asia/Shanghai; by default that of this machine.")
    private @Nullable String zone;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record; no personal data.")
    private String reason = "";

    @Option(
            names = "--no-wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Do not wait for the end; without a running hub the plan begins with the next one.")
    private boolean waits = true;

    DeadLettersReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            PlanLimits limits = new PlanLimits(canary, rate, stopAt, stopAfterSame, maxAttempts, window());
            MadePlans made = gate.perform(new CreatePlan(letters.fitting(gate.latest()), limits, reason));
            terminal.say(made.words());
            if (!waits || made.plans().stream().anyMatch(DeadLettersReplayCommand::needsSecond)) {
                terminal.say("See ./hub dead-letters plan show "
                        + made.plans().get(0).number());
                return ExitCode.GOOD.number();
            }
            PlanWatch watch = new PlanWatch(terminal, gate);
            List<Long> numbers = made.plans().stream().map(ReplayPlan::number).toList();
            return SessionLock.isHubRunning(open.warehouse())
                    ? watch.await(numbers)
                    : workHere(settings, open, watch, made.plans(), numbers);
        }
    }

    private @Nullable PlanWindow window() {
        if (between == null) {
            return null;
        }
        PlanWindow window = PlanWindow.parse(zone == null ? between : between + " " + zone);
        if (window == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-PLAN-009  --between: expected two times such as 22:00-06:00, found " + between);
        }
        return window;
    }

    private Integer workHere(
            HubSettings settings, OpenWarehouse open, PlanWatch watch, List<ReplayPlan> plans, List<Long> numbers)
            throws InterruptedException {
        try (StopSignal stop = new StopSignal();
                HubReplay replay = new HubReplay(
                        settings, open.server()::revive, open.warehouse(), Actor.of(terminal), stop::isWished)) {
            for (ReplayPlan plan : plans) {
                tellWindow(plan);
                if (!replay.work(plan)) {
                    terminal.say("plan " + plan.number() + " waits: " + plan.stream()
                            + " has no sound mapping; run ./hub check, then ./hub run, which begins it");
                    return ExitCode.CONFIGURATION.number();
                }
            }
            return watch.await(numbers);
        }
    }

    private void tellWindow(ReplayPlan plan) {
        PlanWindow window = plan.limits().window();
        Instant now = Instant.now();
        if (window != null && !window.isOpen(now)) {
            terminal.say("plan " + plan.number() + " waits until "
                    + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(window.opens(now))
                    + "; a running hub goes on with it when this command is ended");
        }
    }

    private static boolean needsSecond(ReplayPlan plan) {
        return plan.state() == ReplayPlan.State.WAITING_FOR_APPROVAL;
    }
}
