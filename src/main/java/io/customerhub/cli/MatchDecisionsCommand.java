package io.customerhub.cli;

import io.customerhub.golden.RecordKey;
import io.customerhub.golden.StoredDecision;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.DecisionJournal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match decisions}: what stewards decided. */
@Command(
        name = "decisions",
        description =
                "Lists what stewards decided, the latest first: who, when, why, and whether it still counts or was"
                        + " replaced or withdrawn. What was decided at once, as by hub match split, has one id.",
        footer = {"", "Example: hub match decisions crm/contacts/1001", "         hub match decisions --limit 10 --json"
        },
        mixinStandardHelpOptions = true)
final class MatchDecisionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "RECORD|CUSTOMER",
            description = "Only those about this source record, or about the records of the customer of this id.")
    private @Nullable String about;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most [${DEFAULT-VALUE}].")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchDecisionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            List<StoredDecision> decisions = decisions(open.warehouse(), Math.max(1, limit));
            if (json) {
                terminal.out().println(DecisionTable.document(decisions).toPrettyString());
            } else if (decisions.isEmpty()) {
                terminal.say("Nobody has decided anything yet; hub match review shows the pairs that wait for it.");
            } else {
                terminal.out().print(DecisionTable.text(decisions, terminal.width()));
            }
            if (decisions.size() == limit) {
                terminal.say("There may be more: --limit " + 10L * limit);
            }
        }
        return ExitCode.GOOD.number();
    }

    private List<StoredDecision> decisions(Warehouse warehouse, int most) {
        DecisionJournal journal = new DecisionJournal(warehouse);
        if (about == null) {
            return journal.latest(most);
        }
        // a record may be gone by now; what was decided about it stays
        List<RecordKey> records = about.indexOf('/') > 0
                ? List.of(CustomerRecords.key(about))
                : CustomerArgument.today(new CustomerStore(warehouse), about, terminal).records().stream()
                        .map(Linked::key)
                        .toList();
        return journal.about(records, most);
    }
}
