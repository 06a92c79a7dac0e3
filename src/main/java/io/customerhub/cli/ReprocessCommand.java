package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.ReprocessStreams;
import io.customerhub.service.state.ReprocessStreams.Reprocessed;
import io.customerhub.warehouse.StreamStateStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub reprocess}: today's mapping for what is loaded already. */
@Command(
        name = "reprocess",
        description =
                "Takes loaded records through the pipeline again as they arrived, under the mapping of today, without asking"
                        + " the source. Versions stay, so nothing older wins; a hub may run meanwhile. Without --issue all values are"
                        + " counted, and flags of those that too many records share are brought up to date.",
        footer = {
            "",
            "Example: hub reprocess crm/contacts",
            "         hub reprocess crm --issue HUB-CODE-001,HUB-GENDER-002    # after the map has learnt new codes"
        },
        mixinStandardHelpOptions = true)
final class ReprocessCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM[/STREAM]", description = "Such as crm/contacts, or crm for all its streams.")
    private String target;

    @Option(
            names = "--issue",
            paramLabel = "CODE",
            split = ",",
            description = "Only records that have this issue; several with commas between.")
    private List<String> issues = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    ReprocessCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            List<StreamName> streams = new StreamChoice(settings, new StreamStateStore(open.warehouse())).of(target);
            List<Reprocessed> done = gate.perform(new ReprocessStreams(streams, issues, reason.strip()))
                    .streams();
            done.forEach(one -> terminal.say("  %-24s %,9d read  %,9d loaded anew  %,9d as they were  %,6d dead letters"
                    .formatted(one.stream(), one.read(), one.loaded(), one.asTheyWere(), one.dead())));
            return done.stream().anyMatch(one -> one.dead() > 0) ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
        }
    }
}
