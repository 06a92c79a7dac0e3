package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.PinnableValue;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.PinStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer unpin}: the records decide again. */
@Command(
        name = "unpin",
        description = "Takes the pins of an attribute off a golden customer, all that hang on its records: survivorship"
                + " decides again. That there were pins, and who took them off, stays known.",
        footer = {"", "Example: hub customer unpin 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b phone"},
        mixinStandardHelpOptions = true)
final class CustomerUnpinCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or one of its source records.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "What is pinned, such as name or phone.")
    private String attribute = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerUnpinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireAttribute();
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Whole customer = CustomerArgument.today(new CustomerStore(open.warehouse()), wanted, terminal);
            int ended = new PinStore(open.warehouse()).end(customer.id(), attribute, Actor.of(terminal));
            if (ended == 0) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "HUB-PIN-002  no " + attribute + " of " + customer.id()
                                + " is pinned; hub customer show names the rule of each value");
            }
            AfterPin.derive(open.warehouse(), rules, customer);
            if (json) {
                terminal.out()
                        .println(new ObjectMapper()
                                .createObjectNode()
                                .put("schemaVersion", 1)
                                .put("customer", customer.id().toString())
                                .put("attribute", attribute)
                                .put("pins", ended)
                                .put("by", Actor.of(terminal))
                                .toPrettyString());
            } else {
                terminal.out()
                        .println(customer.id() + " " + attribute + ": " + ended + (ended == 1 ? " pin" : " pins")
                                + " taken off");
            }
        }
        return ExitCode.GOOD.number();
    }

    private void requireAttribute() {
        try {
            PinnableValue.requireAttribute(attribute);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-PIN-001  " + wrong.getMessage());
        }
    }
}
