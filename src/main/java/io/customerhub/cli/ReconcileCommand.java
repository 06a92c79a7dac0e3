package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ReconciliationStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hub reconcile}: compares the keys of a source now. */
@Command(
        name = "reconcile",
        description =
                "Compares the keys that the source has with those that are loaded at the next poll of a running hub, and not"
                        + " only when the option reconcile of the route says so. The route must have that option.",
        footer = {"", "Example: hub reconcile crm/contacts"},
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "Such as crm/contacts.")
    private String stream;

    ReconcileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        StreamName name = Actor.stream(stream);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            boolean known = new ReconciliationStore(open.warehouse()).demand(name);
            terminal.say(
                    known
                            ? "The keys of " + name + " are compared at its next poll."
                            : "The keys of " + name + " have never been compared; that is done at its next poll, if its"
                                    + " route has the option reconcile.");
            return ExitCode.GOOD.number();
        }
    }
}
