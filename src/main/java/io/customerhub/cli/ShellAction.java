package io.customerhub.cli;

import io.customerhub.access.Request;
import io.customerhub.config.HubSettings;

/** One action from the command line: opens the warehouse, goes through the gate, and closes it again. */
final class ShellAction {

    private ShellAction() {}

    /** The answer; what cannot be met ends the command with the code and the message. */
    static <A> A perform(Terminal terminal, Request<A> request) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            return gate.perform(request);
        }
    }
}
