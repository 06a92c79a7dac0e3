package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.audit.AuditRow;
import io.customerhub.config.HubSettings;
import io.customerhub.service.audit.AuditPage;
import io.customerhub.service.audit.AuditQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub audit list}: entries of the audit log. */
@Command(
        name = "list",
        description = "Shows entries of the audit log, the newest first.",
        footer = {"", "Example: hub audit list --action dead-letters. --from 2026-03-01T00:00:00Z"},
        mixinStandardHelpOptions = true)
final class AuditListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--actor", paramLabel = "NAME", description = "Only what this user did.")
    private @Nullable String actor;

    @Option(
            names = "--action",
            paramLabel = "NAME",
            description = "Only this action, or an area with a dot, such as dead-letters.")
    private @Nullable String action;

    @Option(names = "--subject", paramLabel = "TEXT", description = "Only what is about this, such as 'letter 12'.")
    private @Nullable String subject;

    @Option(names = "--from", paramLabel = "TIME", description = "Not before this time, with a zone.")
    private @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Before this time, with a zone, or the end of a date.")
    private @Nullable String until;

    @Option(names = "--before", paramLabel = "N", description = "Only entries with a smaller number, to go on.")
    private @Nullable Long before;

    @Option(names = "--limit", paramLabel = "N", description = "How many, at most 500. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    AuditListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            AuditPage page =
                    gate.perform(new AuditQuery(actor, action, subject, time(from), time(until), before, limit));
            if (json) {
                terminal.out().println(document(page));
            } else {
                terminal.out().print(table(page));
                if (page.next() != null) {
                    terminal.say("There are more: --before " + page.next());
                }
            }
            return ExitCode.GOOD.number();
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : TimeArgument.past(text, Instant.now());
    }

    private static String table(AuditPage page) {
        TextTable table = new TextTable(
                ">entry", "when", "who", "from", "action", "subject", "result", ">operation", "purpose", "detail");
        for (AuditRow row : page.entries()) {
            table.row(
                    String.valueOf(row.sequence()),
                    row.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    row.actor() + " (" + row.actorKind() + ")",
                    row.address(),
                    row.action(),
                    row.subject(),
                    row.result(),
                    row.operation() == 0 ? "" : String.valueOf(row.operation()),
                    row.purpose(),
                    row.detail());
        }
        return table.text();
    }

    private static String document(AuditPage page) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode entries = document.putArray("entries");
        for (AuditRow row : page.entries()) {
            entries.addObject()
                    .put("sequence", row.sequence())
                    .put("at", row.at().toString())
                    .put("actorKind", row.actorKind())
                    .put("actor", row.actor())
                    .put("roles", row.roles())
                    .put("address", row.address())
                    .put("action", row.action())
                    .put("subject", row.subject())
                    .put("purpose", row.purpose())
                    .put("result", row.result())
                    .put("operation", row.operation())
                    .put("detail", row.detail());
        }
        return document.put("next", page.next()).toPrettyString();
    }
}
