package io.customerhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.lineage.RecordLineage;
import io.customerhub.lineage.RecordLineage.Attribute;
import io.customerhub.lineage.RecordLineage.Explained;
import io.customerhub.record.RuleSteps.Step;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub explain record}: how each value of a loaded record came about. */
@Command(
        name = "record",
        description =
                "Tells for each value of a loaded record the text of the source, what each rule made of it and why,"
                        + " and what is stored. It prints personal data.",
        footer = {"", "Example: hub explain record crm/contacts/42"},
        mixinStandardHelpOptions = true)
final class ExplainRecordCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM/KEY", description = "Such as crm/contacts/42; a key may hold slashes.")
    private String record;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExplainRecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String[] parts = record.split("/", 3);
        if (parts.length < 3 || parts[2].isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-LIN-003  expected SYSTEM/STREAM/KEY, such as crm/contacts/42");
        }
        StreamName stream = new StreamName(parts[0], parts[1]);
        Loaded loaded;
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            loaded = new LoadedRecordStore(open.warehouse()).find(stream, parts[2]);
        }
        if (loaded == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-LIN-004  no record of that key is loaded in " + stream
                            + "; ./hub status shows the streams, ./hub dead-letters list what could not be loaded");
        }
        Explained explained = explain(stream, loaded);
        terminal.out().print(json ? document(explained) + "\n" : text(explained));
        return ExitCode.GOOD.number();
    }

    private static Explained explain(StreamName stream, Loaded loaded) {
        try {
            return new RecordLineage(new Standardizers()).of(stream, loaded);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandFailure(ExitCode.CONFIGURATION, "HUB-LIN-005  " + unreadable.getMessage());
        }
    }

    private static String text(Explained explained) {
        StringBuilder text = new StringBuilder("%s/%s  version %d  run %d%n"
                .formatted(
                        explained.stream(),
                        explained.loaded().arrived().key(),
                        explained.loaded().arrived().version(),
                        explained.loaded().run()));
        for (Attribute attribute : explained.attributes()) {
            text.append("%n%s  (%s, %s)%n".formatted(attribute.attribute(), attribute.type(), attribute.place()));
            line(text, String.join(" ", attribute.fields()), attribute.raw() == null ? "(none)" : attribute.raw());
            for (Step step : attribute.steps()) {
                line(text, step.rule().code(), "'" + step.before() + "' -> '" + step.after() + "'");
                line(text, "", step.rule().reason());
            }
            attribute.today().issues().forEach(issue -> line(text, issue, IssueWords.reasonOf(issue)));
            explained
                    .storedOf(attribute.attribute())
                    .forEach((name, value) -> line(text, "stored " + name, value.asText()));
            String today = plain(attribute.today().value());
            line(
                    text,
                    "standard value",
                    (today == null ? "(none)" : today) + "  "
                            + attribute.today().validity().name().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  %-28s %s%n".formatted(what, value));
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String document(Explained explained) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode document = mapper.createObjectNode()
                .put("schemaVersion", 1)
                .put("stream", explained.stream().toString())
                .put("key", explained.loaded().arrived().key())
                .put("version", explained.loaded().arrived().version())
                .put("run", explained.loaded().run());
        ArrayNode attributes = document.putArray("attributes");
        for (Attribute attribute : explained.attributes()) {
            ObjectNode one = attributes
                    .addObject()
                    .put("attribute", attribute.attribute())
                    .put("type", attribute.type())
                    .put("place", attribute.place())
                    .put("raw", attribute.raw());
            attribute.fields().forEach(one.putArray("fields")::add);
            ArrayNode steps = one.putArray("steps");
            for (Step step : attribute.steps()) {
                steps.addObject()
                        .put("rule", step.rule().code())
                        .put("version", step.rule().version())
                        .put("before", step.before())
                        .put("after", step.after())
                        .put("reason", step.rule().reason());
            }
            one.put("value", plain(attribute.today().value()))
                    .put("validity", attribute.today().validity().name().toLowerCase(Locale.ROOT));
            attribute.today().issues().forEach(one.putArray("issues")::add);
            ObjectNode stored = one.putObject("stored");
            explained.storedOf(attribute.attribute()).forEach((String name, JsonNode value) -> stored.set(name, value));
        }
        return document.toPrettyString();
    }
}
