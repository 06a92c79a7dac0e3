package io.customerhub.cli;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.OperationStore;
import io.customerhub.config.HubSettings;
import io.customerhub.service.alert.AlertActions;
import io.customerhub.service.retention.RetentionActions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One action on alerts or retention from the command line: opens the warehouse, goes through the gate, closes it again. */
final class ShellAction {

    private ShellAction() {}

    /** The answer; what cannot be met ends the command with the code and the message. */
    static <A> A perform(Terminal terminal, Request<A> request) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                OperationStore operations = new OperationStore(open.warehouse())) {
            List<Action<?, ?>> actions = new ArrayList<>();
            actions.addAll(new AlertActions(open.warehouse(), Clock.systemUTC()).all());
            actions.addAll(new RetentionActions(open.warehouse(), Clock.systemUTC()).all());
            AuditStore audit = new AuditStore(open.warehouse(), AuditKeys.in(settings.data()));
            return new Gate(new ActionRegistry(actions), audit, operations)
                    .perform(Caller.shell(Actor.of(terminal)), request);
        } catch (RequestException refused) {
            throw new CommandFailure(ExitCode.FAILED, refused.code() + "  " + refused.getMessage());
        }
    }
}
