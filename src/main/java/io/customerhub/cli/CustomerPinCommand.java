package io.customerhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.resolution.PinnableValue;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.PinStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer pin}: a steward fixes a value of a customer. */
@Command(
        name = "pin",
        description = {
            "Fixes an attribute of a golden customer, whatever the records say: name, legal_name, trading_name,"
                    + " birth_date, gender, language, nationality, status, registered_at, phone or email. A pinned phone or"
                    + " e-mail address is listed first.",
            "A pin hangs on the record of the customer that comes first by system, stream and key, and follows it through"
                    + " merges and splits. Of several pins on a customer the latest counts. The values that lose are kept."
        },
        footer = {
            "",
            "Example: hub customer pin 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b phone +8613800138000 --reason \"by letter\"",
            "         hub customer pin crm/contacts/1001 name \"Anna Bauer\" --reason passport --until 2027-12-31"
        },
        mixinStandardHelpOptions = true)
final class CustomerPinCommand implements Callable<Integer> {

    private static final int LONGEST_REASON = 500;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or one of its source records.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "What to fix, such as name or phone.")
    private String attribute = "";

    @Parameters(
            index = "2",
            paramLabel = "VALUE",
            description = "The value; it is standardized as that of a source is.")
    private String value = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "Until when it counts: a date, that day included, or a time with a zone. For ever without it.")
    private @Nullable String until;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerPinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refused("expected a reason of 1 to " + LONGEST_REASON + " characters, found " + reason.length());
        }
        Instant end = until == null ? null : TimeArgument.future(until, Instant.now());
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            Whole customer = CustomerArgument.today(new CustomerStore(open.warehouse()), wanted, terminal);
            Map<String, String> columns = columns(customer);
            RecordKey anchor = customer.records().get(0).key();
            new PinStore(open.warehouse()).add(anchor, attribute, columns, reason, Actor.of(terminal), end);
            AfterPin.derive(open.warehouse(), rules, customer);
            tell(customer, anchor, columns, end);
        }
        return ExitCode.GOOD.number();
    }

    private Map<String, String> columns(Whole customer) throws IOException {
        JsonNode row = new ObjectMapper().readTree(customer.row());
        PartyType type = PartyType.valueOf(row.path("party_type").asText().toUpperCase(Locale.ROOT));
        JsonNode country = row.path("addresses").path(0).path("address_country");
        try {
            return PinnableValue.of(type, attribute, value, country.isTextual() ? country.asText() : null);
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private void tell(Whole customer, RecordKey anchor, Map<String, String> columns, @Nullable Instant end) {
        if (json) {
            ObjectNode document = new ObjectMapper()
                    .createObjectNode()
                    .put("schemaVersion", 1)
                    .put("customer", customer.id().toString())
                    .put("record", anchor.toString())
                    .put("attribute", attribute)
                    .put("by", Actor.of(terminal))
                    .put("until", end == null ? null : end.toString());
            ObjectNode values = document.putObject("value");
            columns.forEach(values::put);
            terminal.out().println(document.toPrettyString());
        } else {
            terminal.out().println(customer.id() + " " + attribute + ": " + String.join(", ", columns.values()));
            terminal.say("It is pinned " + (end == null ? "for ever" : "until " + end) + ", hangs on " + anchor
                    + " and goes with it; hub customer unpin " + customer.id() + " " + attribute + " takes it off.");
        }
    }

    private static CommandFailure refused(String why) {
        return new CommandFailure(ExitCode.USAGE, "HUB-PIN-001  " + why);
    }
}
