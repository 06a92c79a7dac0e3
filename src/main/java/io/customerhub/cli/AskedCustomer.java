package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.RevealCustomer;
import io.customerhub.service.customer.ShowCustomer;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands ask the gate for a customer: masked, or as it is for a purpose that is written down before the answer. */
final class AskedCustomer {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--reveal",
            paramLabel = "PURPOSE",
            description = "Show values as they are, for one of customer-request, failed-record, data-correction,"
                    + " match-review, privacy-request, incident; it is written to the audit log before.")
    private @Nullable String purpose;

    @Option(
            names = "--case",
            paramLabel = "NUMBER",
            defaultValue = "",
            description = "What the case is called where it is kept.")
    private String caseNumber = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** The answer of the gate, which has it noted by then; what cannot be met ends the command. */
    CustomerView ask(Terminal terminal, String customer, @Nullable Instant asOf) {
        if (purpose == null) {
            CustomerView masked = ShellAction.perform(terminal, new ShowCustomer(customer, asOf));
            terminal.say("Values are masked; --reveal PURPOSE shows them as they are.");
            return masked;
        }
        return ShellAction.perform(terminal, new RevealCustomer(customer, asOf, named(purpose), caseNumber));
    }

    private static RevealPurpose named(String purpose) {
        return Arrays.stream(RevealPurpose.values())
                .filter(known -> known.text().equals(purpose))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-CUST-004  '" + purpose + "' is no purpose; expected one of "
                                + Arrays.stream(RevealPurpose.values())
                                        .map(RevealPurpose::text)
                                        .collect(Collectors.joining(", "))));
    }

    /** The answer as the REST API gives it; where values are revealed, the row of golden.customer stands in it as an object. */
    static ObjectNode document(CustomerView view) {
        ObjectNode document = AnswerPrinter.document(view);
        document.remove("row");
        if (view.row() != null) {
            document.set("customer", tree(view.row()));
        }
        return document;
    }

    private static JsonNode tree(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a row is a JSON object", impossible);
        }
    }
}
