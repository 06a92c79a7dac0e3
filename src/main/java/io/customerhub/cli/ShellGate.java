package io.customerhub.cli;

import io.customerhub.HubCheck;
import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.OperationStore;
import io.customerhub.config.HubSettings;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.audit.AuditActions;
import io.customerhub.service.identity.IdentityActions;
import io.customerhub.service.letter.LetterActions;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;

/** The gate as the command line uses it: everything under the name of the shell's user, refusals as ends of the command. */
final class ShellGate implements AutoCloseable {

    private final Gate gate;
    private final Caller caller;
    private final OperationStore operations;

    private ShellGate(Gate gate, Caller caller, OperationStore operations) {
        this.gate = gate;
        this.caller = caller;
        this.operations = operations;
    }

    /** Before the actions about the audit log. */
    static ShellGate audit(Terminal terminal, HubSettings settings, Warehouse warehouse) {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        OperationStore operations = new OperationStore(warehouse);
        List<Action<?, ?>> actions =
                new AuditActions(audit, new AuditVerifier(audit, settings.auditHeads()), operations).all();
        return new ShellGate(
                new Gate(new ActionRegistry(actions), audit, operations), Caller.shell(Actor.of(terminal)), operations);
    }

    /** Before the actions about users and tokens. */
    static ShellGate identity(Terminal terminal, HubSettings settings, Warehouse warehouse) {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        OperationStore operations = new OperationStore(warehouse);
        Sessions sessions = new Sessions(warehouse);
        List<Action<?, ?>> actions = new IdentityActions(
                        new AccountStore(warehouse),
                        new SignIn(warehouse, sessions, audit),
                        sessions,
                        new Tokens(warehouse),
                        Clock.systemUTC())
                .all();
        return new ShellGate(
                new Gate(new ActionRegistry(actions), audit, operations),
                Caller.shell(Actor.of(terminal)),
                operations);
    }

    /** Before the actions on dead letters. */
    static ShellGate letters(Terminal terminal, HubSettings settings, Warehouse warehouse) {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        OperationStore operations = new OperationStore(warehouse);
        ProjectFolder project = new ProjectFolder(settings.home());
        List<Action<?, ?>> actions = new LetterActions(
                        warehouse,
                        project,
                        new RevealLimit(Clock.systemUTC()),
                        checked -> HubCheck.of(checked, terminal.environment()).problems().stream()
                                .filter(problem -> !problem.isWarning())
                                .toList())
                .all();
        return new ShellGate(
                new Gate(new ActionRegistry(actions), audit, operations), Caller.shell(Actor.of(terminal)), operations);
    }

    /** Does it; what cannot be met ends the command with the code and the message. */
    <A> A perform(Request<A> request) {
        try {
            return gate.perform(caller, request);
        } catch (RequestException refused) {
            throw new CommandFailure(ExitCode.FAILED, refused.code() + "  " + refused.getMessage());
        }
    }

    @Override
    public void close() {
        operations.close();
    }
}
