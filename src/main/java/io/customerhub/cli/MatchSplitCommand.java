package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerSplit;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match split}: takes records out of a customer. */
@Command(
        name = "split",
        description = {
            "Takes source records out of a golden customer into one new customer. Their orders and cases go with them.",
            "Stored as decisions: different between each record taken and each that stays, same among those taken. hub"
                    + " match undo takes all of them back by the id that is printed."
        },
        footer = {
            "",
            "Example: hub match split 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b desk/tickets/88 desk/tickets/91 --reason \"the"
                    + " neighbour\""
        },
        mixinStandardHelpOptions = true)
final class MatchSplitCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CUSTOMER",
            description = "The id of a customer, or any of its source records.")
    private String customer = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECORD",
            description = "The source records to be taken out, such as crm/contacts/1001.")
    private List<String> records = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchSplitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StewardReason.checked(reason);
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Warehouse warehouse = open.warehouse();
            Whole whole = CustomerArgument.today(new CustomerStore(warehouse), customer, terminal);
            CustomerSplit split = split(whole);
            long action = new MatchDecisionStore(warehouse)
                    .addAll(split.decisions(reason, Actor.of(terminal), Instant.now()));
            if (!json) {
                terminal.out()
                        .println("Split " + action + ": " + count(split.taken()) + " taken out of " + whole.id() + ", "
                                + count(split.staying()) + " stay");
            }
            boolean followed = after.follow(terminal, warehouse, rules);
            List<String> taken = customers(warehouse, split.taken());
            List<String> staying = customers(warehouse, split.staying());
            if (json) {
                terminal.out().println(document(action, split, taken, staying).toPrettyString());
            } else {
                if (followed) {
                    terminal.out().println(line("Taken out", taken));
                    terminal.out().println(line("Staying", staying));
                }
                terminal.say("To take it back: hub match undo " + action);
            }
        }
        return ExitCode.GOOD.number();
    }

    private CustomerSplit split(Whole whole) {
        List<RecordKey> named = records.stream().map(CustomerRecords::key).toList();
        try {
            return new CustomerSplit(whole.records().stream().map(Linked::key).toList(), named);
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-GOLDEN-011  " + refused.getMessage() + "; hub customer show " + whole.id()
                            + " lists its records");
        }
    }

    /** Records may stay behind that only those taken out had held together. */
    private static String line(String which, List<String> customers) {
        return which + ": "
                + (customers.size() == 1
                        ? "customer " + customers.get(0)
                        : customers.size()
                                + " customers, because nothing else joins them (hub match decide A B same does): "
                                + String.join(", ", customers));
    }

    private static String count(List<RecordKey> records) {
        return records.size() == 1 ? "1 record" : records.size() + " records";
    }

    /** The customers that records belong to now, each once. */
    private static List<String> customers(Warehouse warehouse, List<RecordKey> records) {
        CustomerStore store = new CustomerStore(warehouse);
        return records.stream()
                .map(store::customerOf)
                .map(MatchSplitCommand::text)
                .distinct()
                .collect(Collectors.toList());
    }

    private static String text(@Nullable UUID id) {
        return Objects.toString(id, "none");
    }

    private static ObjectNode document(long action, CustomerSplit split, List<String> taken, List<String> staying) {
        ObjectNode document =
                new ObjectMapper().createObjectNode().put("schemaVersion", 1).put("id", action);
        side(document.putObject("taken"), split.taken(), taken);
        side(document.putObject("staying"), split.staying(), staying);
        return document;
    }

    private static void side(ObjectNode node, List<RecordKey> records, List<String> customers) {
        ArrayNode names = node.putArray("records");
        records.forEach(record -> names.add(record.toString()));
        ArrayNode ids = node.putArray("customers");
        customers.forEach(ids::add);
    }
}
