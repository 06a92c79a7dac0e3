package io.customerhub.cli;

import io.customerhub.HubActions;
import io.customerhub.access.Caller;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.config.HubSettings;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.warehouse.Warehouse;
import java.util.Map;

/** The gate as the command line uses it: everything under the name of the shell's user, refusals as ends of the command. */
final class ShellGate implements AutoCloseable {

    /** Refusals whose reason is no wrong command line: files of the project, no hub that runs, letters that cannot be replayed. */
    private static final Map<String, ExitCode> EXITS = Map.of(
            "HUB-GOLDEN-013", ExitCode.CONFIGURATION,
            "HUB-DRIFT-006", ExitCode.CONFIGURATION,
            "HUB-LIN-001", ExitCode.CONFIGURATION,
            "HUB-LIVE-002", ExitCode.UNREACHABLE,
            "HUB-PLAN-002", ExitCode.FAILED);

    private final HubActions actions;
    private final Caller caller;

    private ShellGate(HubActions actions, Caller caller) {
        this.actions = actions;
        this.caller = caller;
    }

    /** Before all actions on a warehouse. */
    static ShellGate of(Terminal terminal, HubSettings settings, Warehouse warehouse) {
        return new ShellGate(
                HubActions.over(settings, terminal.environment(), warehouse, terminal::say),
                Caller.shell(Actor.of(terminal)));
    }

    /** Does it; what cannot be met ends the command with the code and the message. */
    <A> A perform(Request<A> request) {
        try {
            return actions.gate().perform(caller, request);
        } catch (RequestException refused) {
            throw new CommandFailure(exit(refused), refused.code() + "  " + refused.getMessage());
        }
    }

    /** The highest letter there is, which freezes what a command means. */
    long latest() {
        return perform(new FindGroups(LetterFilter.ALL, 1)).upTo();
    }

    private static ExitCode exit(RequestException refused) {
        boolean isWrong = refused.reason() == RequestException.Reason.INVALID;
        return EXITS.getOrDefault(refused.code(), isWrong ? ExitCode.USAGE : ExitCode.FAILED);
    }

    @Override
    public void close() {
        actions.close();
    }
}
