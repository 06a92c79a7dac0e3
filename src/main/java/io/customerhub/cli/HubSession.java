package io.customerhub.cli;

import io.customerhub.HubConsole;
import io.customerhub.HubRuntime;
import io.customerhub.StreamAccount;
import io.customerhub.config.HubSettings;
import io.customerhub.config.Problem;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.WarehouseServer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code run} and {@code demo} share: start the hub, show the first full pass and its account, go on until told. */
final class HubSession {

    private final Terminal terminal;
    private final boolean once;
    private final boolean json;
    private final String next;
    private final MatchedPass matched;
    private final boolean link;

    /**
     * A session.
     *
     * @param once ends after the first full pass
     * @param json prints the account as one document on stdout
     * @param next what to try next, told after the first pass
     */
    HubSession(Terminal terminal, boolean once, boolean json, String next) {
        this(terminal, once, json, next, new MatchedPass(null), false);
    }

    /** As above, for a world of which it is known who is who, and which anybody at this machine may look at. */
    HubSession(Terminal terminal, boolean once, boolean json, String next, MatchedPass matched) {
        this(terminal, once, json, next, matched, true);
    }

    private HubSession(Terminal terminal, boolean once, boolean json, String next, MatchedPass matched, boolean link) {
        this.matched = matched;
        this.link = link;
        this.terminal = terminal;
        this.once = once;
        this.json = json;
        this.next = next;
    }

    /** Runs the hub; true when there is something to look at: dead letters, a stream or system that stays down. */
    boolean run(
            StopSignal stop,
            WarehouseServer server,
            HubSettings settings,
            Map<String, String> properties,
            Set<String> only)
            throws InterruptedException {
        try (ProgressDisplay progress = new ProgressDisplay(terminal);
                HubRuntime hub = start(new HubRuntime.Options(
                        server, settings, properties, only, progress, terminal::say, stop::isWished))) {
            HubConsole console = once ? null : hub.openConsole();
            tellConsole(console);
            boolean findings = tellProblems(hub.problems());
            if (!once) {
                hub.watchProject();
            }
            boolean whole = hub.awaitFirstPass();
            progress.settle();
            MatchedPass.Told told = whole ? matched.tell(hub) : null;
            findings |= report(hub, whole, told);
            if (!once && whole) {
                terminal.say("The hub goes on polling; console at " + (console == null ? "-" : console.address())
                        + ", health and metrics at " + hub.address() + ". Ctrl-C ends it.");
                terminal.say(
                        "Save a file in routes/ or connectors/: it is checked and swapped in; one with a mistake changes"
                                + " nothing.");
                stop.await();
            }
            return findings;
        }
    }

    private HubRuntime start(HubRuntime.Options options) throws InterruptedException {
        return once ? HubRuntime.start(options) : HubRuntime.startWithConsole(options);
    }

    private void tellConsole(@Nullable HubConsole console) {
        if (console == null) {
            return;
        }
        if (link) {
            terminal.say("The console is at " + console.address() + ". This link signs you in once, within ten minutes,"
                    + " from this machine only:");
            terminal.say("  " + console.demoLink());
            return;
        }
        terminal.say("The console is at " + console.address());
        console.firstAdminCode()
                .ifPresent(
                        code -> terminal.say("Nobody can sign in yet: open it and make the first admin with the code "
                                + code.code() + " (until " + code.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ")"));
    }

    private boolean tellProblems(List<Problem> problems) {
        problems.forEach(problem -> terminal.say(problem.toString()));
        if (!problems.isEmpty()) {
            terminal.say("The source systems named above stay down until that is mended; the others run.");
        }
        return !problems.isEmpty();
    }

    private boolean report(HubRuntime hub, boolean whole, MatchedPass.@Nullable Told matching) {
        List<StreamAccount> accounts = hub.accounts();
        AccountingReport report = new AccountingReport(accounts);
        List<DeadLetterGroup> groups = hub.openGroups();
        if (json) {
            terminal.out().println(report.json(matching == null ? null : matching.document()));
        }
        if (!json || terminal.interactive()) {
            terminal.say("");
            terminal.say(whole ? "The first full pass:" : "Stopped before the first full pass was over:");
            terminal.say("");
            (json ? terminal.err() : terminal.out()).print(report.table());
            tellGroups(groups);
            if (matching != null) {
                (json ? terminal.err() : terminal.out()).println("\n" + matching.line());
            }
            terminal.say("");
            terminal.say(next);
        }
        if (!report.addsUp()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "HUB-ACC-001  the account does not add up: what was read is not what became of it; this is a fault of"
                            + " the hub, please report it with the table above");
        }
        return !groups.isEmpty()
                || hub.health().streams().stream().anyMatch(stream -> stream.state() != StreamState.UP);
    }

    private void tellGroups(List<DeadLetterGroup> groups) {
        if (groups.isEmpty()) {
            terminal.say("\nNo dead letters.");
            return;
        }
        terminal.say("\nDead letters by cause:\n");
        (json ? terminal.err() : terminal.out()).print(DeadLetterTables.groups(groups));
    }
}
