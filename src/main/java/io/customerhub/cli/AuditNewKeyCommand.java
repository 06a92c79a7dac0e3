package io.customerhub.cli;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.config.HubSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub audit new-key}: a new key for the audit log. */
@Command(
        name = "new-key",
        description =
                "Makes a new key for the entries of the audit log to come. Entries before it can be checked while the"
                        + " key before it is in the data folder.",
        footer = {"", "Example: hub audit new-key --reason 'the data folder was lost with its disk'"},
        mixinStandardHelpOptions = true)
final class AuditNewKeyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stands in the log.")
    private String reason;

    AuditNewKeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-AUD-007  --reason is empty: expected words that say why a new key is needed");
        }
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            new AuditStore(open.warehouse(), AuditKeys.in(settings.data()))
                    .renewKey(new Entry(
                            Caller.shell(Actor.of(terminal)),
                            "audit.new-key",
                            "audit log",
                            reason.strip(),
                            Result.DONE,
                            0,
                            null));
            terminal.say("The audit log has a new key; the entry that says so stands in the log.");
            return ExitCode.GOOD.number();
        }
    }
}
