package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.customer.RevealCustomer;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the commands about customers pass the gate: masked, or as they are for a purpose that is written down. */
final class CustomerGate {

    private CustomerGate() {}

    /** The options of a command that can show values as they are. */
    static final class Reveal {

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

        /** True when values are to be shown as they are; what is no purpose ends the command. */
        boolean isAsked() {
            if (purpose != null
                    && Arrays.stream(RevealPurpose.values())
                            .noneMatch(known -> known.text().equals(purpose))) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-CUST-004  '" + purpose + "' is no purpose; expected one of "
                                + Arrays.stream(RevealPurpose.values())
                                        .map(RevealPurpose::text)
                                        .collect(Collectors.joining(", ")));
            }
            return purpose != null;
        }

        /** Writes the look down before anything is shown. */
        void note(ShellGate gate, String customer, @Nullable Instant asOf) {
            gate.perform(new RevealCustomer(customer, asOf, RevealPurpose.named(purpose), caseNumber));
        }
    }

    /** An answer as JSON, times as ISO 8601. */
    static String json(Object answer) {
        try {
            return JsonMapper.builder()
                    .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("answers of services are plain records", impossible);
        }
    }
}
