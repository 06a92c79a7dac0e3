package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.lineage.SharedValues;
import io.customerhub.lineage.SharedValues.Shared;
import io.customerhub.preview.PreviewMask;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.FrequencyStore;
import io.customerhub.warehouse.LoadedRecordStore;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub values frequent}: the values that too many records share. */
@Command(
        name = "frequent",
        description = {
            "Lists the values that so many records of a stream share that they identify nobody, as the hub learnt them: with"
                    + " counts, the key of a record that has the value, and since when.",
            "Such a value stays as it is, bears the issue HUB-PLACEHOLDER-003 and is never used for matching. One that is"
                    + " fine goes into mayRepeat of its line in the mapping: phone.work: {from: tel, as: phone, mayRepeat:"
                    + " [\"+861069445464\"]}.",
            "hub reprocess SYSTEM/STREAM counts all loaded records anew, flags those that were loaded before the value was"
                    + " known, and takes the flag from those whose value is fine."
        },
        footer = {"", "Example: hub values frequent crm", "         hub values frequent --mask --json"},
        mixinStandardHelpOptions = true)
final class FrequentValuesCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM[/STREAM]", arity = "0..1", description = "All streams when it is not there.")
    private @Nullable String target;

    @Option(
            names = "--mask",
            description = "Hide personal data: the form of a value stays, the key of its record goes.")
    private boolean mask;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    FrequentValuesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        Standardizers standardizers = new Standardizers();
        List<Shared> found = new ArrayList<>();
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            SharedValues values = new SharedValues(
                    new FrequencyStore(open.warehouse()), new LoadedRecordStore(open.warehouse()), standardizers);
            for (StreamConfiguration stream : ValuesCommand.streams(settings, standardizers, target)) {
                found.addAll(values.of(stream));
            }
        }
        boolean isFinding = found.stream().anyMatch(one -> !one.mayRepeat());
        if (json) {
            terminal.out().println(document(found));
        } else if (found.isEmpty()) {
            terminal.say("No value is known that too many records share.");
        } else {
            terminal.out().print(table(found));
            if (isFinding) {
                terminal.say(
                        "Write what is fine into mayRepeat of its line in the mapping; ./hub reprocess SYSTEM/STREAM"
                                + " counts anew and takes flags to all loaded records.");
            }
        }
        return isFinding ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
    }

    private String table(List<Shared> found) {
        TextTable table = new TextTable(
                "stream",
                "field",
                "attribute",
                "value",
                ">records",
                ">share",
                ">flagged",
                "a record",
                "since",
                "where");
        found.forEach(one -> table.row(
                one.stream(),
                one.fields(),
                one.attribute(),
                shown(one) == null ? "(in no record now)" : shown(one),
                "%,d".formatted(one.records()),
                "%.1f%%".formatted(100 * one.share()),
                one.mayRepeat() ? "may repeat" : "%,d".formatted(one.flagged()),
                key(one),
                TIME.format(one.since()),
                one.place()));
        return table.text();
    }

    private @Nullable String shown(Shared one) {
        return one.value() == null || !mask
                ? one.value()
                : new PreviewMask(Map.of()).attribute(one.attribute(), one.value());
    }

    private String key(Shared one) {
        return mask ? "•••" : one.example();
    }

    private String document(List<Shared> found) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        var list = document.putArray("frequent");
        for (Shared one : found) {
            list.addObject()
                    .put("stream", one.stream())
                    .put("fields", one.fields())
                    .put("attribute", one.attribute())
                    .put("value", shown(one))
                    .put("records", one.records())
                    .put("share", one.share())
                    .put("flagged", one.flagged())
                    .put("mayRepeat", one.mayRepeat())
                    .put("key", mask ? null : one.example())
                    .put("since", one.since().toString())
                    .put("place", one.place());
        }
        return document.toPrettyString();
    }
}
