package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.CustomerLife;
import io.customerhub.golden.CustomerLife.Stay;
import io.customerhub.golden.CustomerLife.Version;
import io.customerhub.golden.RecordKey;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.ShowCustomer;
import io.customerhub.warehouse.golden.CustomerLifeStore;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.FactStore;
import io.customerhub.warehouse.golden.FactStore.Facts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer as-of}: a customer as it was served at a time. */
@Command(
        name = "as-of",
        description = {
            "Shows a golden customer as it was served at a time: its values with their evidence, and its records.",
            "Orders and cases hang on source records: it counts those of the records that belonged to the customer then,"
                    + " as they stand today."
        },
        footer = {
            "",
            "Example: hub customer as-of 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b 2026-03-01",
            "         hub customer as-of 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b 2026-03-01T17:30+08:00 --json"
        },
        mixinStandardHelpOptions = true)
final class CustomerAsOfCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or a source record of it.")
    private String wanted = "";

    @Parameters(
            index = "1",
            paramLabel = "TIME",
            description = "ISO 8601 with a zone, or a date, which means the end of that day in UTC.")
    private String time = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private CustomerGate.Reveal reveal = new CustomerGate.Reveal();

    CustomerAsOfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Instant at = TimeArgument.past(time, Instant.now());
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            try (ShellGate gate = ShellGate.of(terminal, HubCommand.settings(terminal), open.warehouse())) {
                if (!reveal.isAsked()) {
                    CustomerView view = gate.perform(new ShowCustomer(wanted, at));
                    terminal.say("As it was served at " + at
                            + ". Values are masked; --reveal PURPOSE shows them as they are.");
                    terminal.out().print(json ? CustomerGate.json(view) + "\n" : new MaskedCustomerText(view).values());
                    return ExitCode.GOOD.number();
                }
                reveal.note(gate, wanted, at);
            }
            UUID id = CustomerArgument.id(new CustomerStore(open.warehouse()), wanted);
            CustomerLife life = id == null ? null : new CustomerLifeStore(open.warehouse()).of(id);
            if (life == null || life.isUnknown()) {
                throw CustomerArgument.unknown(wanted);
            }
            Version version = life.at(at);
            if (version == null) {
                throw new CommandFailure(ExitCode.FAILED, "HUB-LIFE-002  " + whyNot(life, at));
            }
            List<RecordKey> keys = life.recordsAt(at).stream().map(Stay::record).toList();
            Facts facts = new FactStore(open.warehouse()).of(keys);
            Whole customer = whole(life, at, version, facts);
            ObjectNode row = (ObjectNode) new ObjectMapper().readTree(version.row());
            if (json) {
                ObjectNode document = new CustomerDocument(customer, row, RecordCells.NONE).document();
                document.put("asOf", at.toString())
                        .put("validFrom", version.from().toString())
                        .put(
                                "validTo",
                                version.to() == null ? null : version.to().toString())
                        .put("ordersAndCases", "of the records of that time, as they stand today");
                terminal.out().println(document.toPrettyString());
            } else {
                terminal.say(
                        "As it was served at " + at + ", " + (version.to() == null ? "and is" : "until " + version.to())
                                + ". Orders and cases are those of the records of that time, as they stand today.");
                terminal.out().print(new CustomerText(customer, row, RecordCells.NONE).text());
            }
        }
        return ExitCode.GOOD.number();
    }

    private static Whole whole(CustomerLife life, Instant at, Version version, Facts facts) {
        List<Linked> records = life.recordsAt(at).stream()
                .map(stay -> new Linked(stay.record(), stay.from()))
                .sorted(Comparator.comparing(Linked::key))
                .toList();
        return new Whole(life.id(), version.row(), records, List.of(), facts.orders(), facts.cases());
    }

    private static String whyNot(CustomerLife life, Instant at) {
        Version last = life.endedBy(at);
        if (last == null) {
            return life.id() + " did not exist at " + at + "; it began at "
                    + life.versions().get(0).from();
        }
        UUID into = life.wentInto(last.to());
        if (into == null) {
            return life.id() + " did not exist at " + at + ": it ended at " + last.to() + ", when no record was left";
        }
        return life.id() + " did not exist at " + at + ": it went into " + into + " at " + last.to()
                + "; hub customer as-of " + into + " " + at + " shows that one";
    }
}
