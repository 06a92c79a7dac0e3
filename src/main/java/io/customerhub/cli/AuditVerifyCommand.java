package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.audit.AuditVerification;
import io.customerhub.config.HubSettings;
import io.customerhub.service.audit.VerifyAudit;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub audit verify}: whether the audit log is as it was written. */
@Command(
        name = "verify",
        description =
                "Checks every entry of the audit log and compares its end with the signed heads outside the database"
                        + " (HUB_AUDIT_HEADS). Names the first entry that was changed, is gone or was cut off.",
        footer = {"", "Exit code: 0 all as written, 6 something is wrong.", "", "Example: hub audit verify"},
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    AuditVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            AuditVerification found = gate.perform(new VerifyAudit());
            terminal.out().print(json ? document(found) + "\n" : text(found));
            return found.isSound() ? ExitCode.GOOD.number() : ExitCode.FINDINGS.number();
        }
    }

    private static String text(AuditVerification found) {
        StringBuilder text = new StringBuilder();
        Instant newest = found.newestHead();
        text.append("%,d entries are as they were written; %,d signed heads agree, the newest of %s.%n"
                .formatted(found.entries(), found.heads(), newest == null ? "no time" : newest));
        for (AuditVerification.Finding finding : found.findings()) {
            text.append(word(finding.kind()) + ": " + finding.message() + "\n");
        }
        for (String missing : found.unguarded()) {
            text.append("note: ").append(missing).append('\n');
        }
        return text.toString();
    }

    private static String document(AuditVerification found) {
        Instant newest = found.newestHead();
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("sound", found.isSound())
                .put("entries", found.entries())
                .put("heads", found.heads())
                .put("newestHead", newest == null ? null : newest.toString());
        ArrayNode findings = document.putArray("findings");
        for (AuditVerification.Finding finding : found.findings()) {
            findings.addObject()
                    .put("kind", word(finding.kind()))
                    .put("sequence", finding.sequence())
                    .put("message", finding.message());
        }
        found.unguarded().forEach(document.putArray("unguarded")::add);
        return document.toPrettyString();
    }

    private static String word(AuditVerification.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
