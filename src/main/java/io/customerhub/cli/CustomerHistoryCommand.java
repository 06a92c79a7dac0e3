package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.CustomerLife;
import io.customerhub.golden.CustomerLife.Stay;
import io.customerhub.golden.CustomerMoment;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.ShowCustomer;
import io.customerhub.warehouse.golden.CustomerLifeStore;
import io.customerhub.warehouse.golden.CustomerStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer history}: what happened to a customer. */
@Command(
        name = "history",
        description =
                "Tells what happened to a golden customer, the newest first: when it began, which values changed, which"
                        + " customers went into it or came out of it, which records came or left, and why as far as it is known."
                        + " The id of a customer that was merged tells where it went, and both lives.",
        footer = {"", "Example: hub customer history 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b --json"},
        mixinStandardHelpOptions = true)
final class CustomerHistoryCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a customer, or a source record such as crm/contacts/1001.")
    private String wanted = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private CustomerGate.Reveal reveal = new CustomerGate.Reveal();

    CustomerHistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            try (ShellGate gate = ShellGate.of(terminal, HubCommand.settings(terminal), open.warehouse())) {
                if (!reveal.isAsked()) {
                    CustomerView view = gate.perform(new ShowCustomer(wanted, null));
                    terminal.say("Values are masked; --reveal PURPOSE shows them as they are.");
                    terminal.out()
                            .print(
                                    json
                                            ? CustomerGate.json(view.lives()) + "\n"
                                            : new MaskedCustomerText(view).history());
                    return ExitCode.GOOD.number();
                }
                reveal.note(gate, wanted, null);
            }
            UUID id = CustomerArgument.id(new CustomerStore(open.warehouse()), wanted);
            List<CustomerLife> lives = id == null ? List.of() : new CustomerLifeStore(open.warehouse()).chain(id);
            if (lives.isEmpty()) {
                throw CustomerArgument.unknown(wanted);
            }
            if (json) {
                terminal.out().println(document(lives).toPrettyString());
            } else {
                if (lives.size() > 1) {
                    terminal.say(id + " went into " + lives.get(0).id() + ".");
                }
                lives.forEach(life -> terminal.out().print(new HistoryText(life).text()));
            }
        }
        return ExitCode.GOOD.number();
    }

    private static ObjectNode document(List<CustomerLife> lives) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode list = document.putArray("lives");
        for (CustomerLife life : lives) {
            ObjectNode one =
                    list.addObject().put("customer", life.id().toString()).put("wentInto", text(life.successor()));
            ArrayNode moments = one.putArray("moments");
            life.moments().forEach(moment -> add(moments.addObject(), moment));
        }
        return document;
    }

    private static void add(ObjectNode node, CustomerMoment moment) {
        node.put("at", moment.at().toString());
        moment.kinds().forEach(node.putArray("events")::add);
        ArrayNode changes = node.putArray("changes");
        moment.changes().forEach(change -> changes.addObject()
                .put("attribute", change.attribute())
                .put("before", change.before())
                .put("after", change.after()));
        stays(node.putArray("recordsCame"), moment.came(), true);
        stays(node.putArray("recordsLeft"), moment.left(), false);
        ids(node.putArray("merged"), moment.merged());
        ids(node.putArray("split"), moment.split());
        node.put("cameOutOf", text(moment.cameOutOf())).put("wentInto", text(moment.wentInto()));
        moment.why().forEach(node.putArray("why")::add);
    }

    private static void stays(ArrayNode list, List<Stay> stays, boolean came) {
        for (Stay stay : stays) {
            ObjectNode one = list.addObject().put("record", stay.record().toString());
            one.put(came ? "from" : "to", text(came ? stay.before() : stay.after()));
        }
    }

    private static void ids(ArrayNode list, List<UUID> ids) {
        ids.forEach(id -> list.add(id.toString()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
