package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.draft.ContractChange;
import io.customerhub.mapping.KnownFields;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.DriftStore;
import io.customerhub.warehouse.StreamStateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub schema accept}: writes what is new in a source into the next version of its contract. */
@Command(
        name = "accept",
        description = {
            "Writes the new fields of a stream into its contract and raises the minor version, as a change to commit; the rest",
            "of the file stays as it is. A stream without a contract gets one. Nothing is mapped by that."
        },
        footer = {"", "Example: hub schema accept crm/contacts --field loyalty_tier"},
        mixinStandardHelpOptions = true)
final class SchemaAcceptCommand implements Callable<Integer> {

    private static final int MOST_GROUPS = 200;

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM/STREAM", description = "The stream.")
    private String target;

    @Option(names = "--field", description = "This field only; all new ones when left out.")
    private String field;

    SchemaAcceptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            List<StreamName> streams = new StreamChoice(settings, new StreamStateStore(open.warehouse())).of(target);
            if (streams.size() > 1) {
                throw failure("HUB-DRIFT-004  say which stream: "
                        + streams.stream().map(StreamName::toString).collect(Collectors.joining(", ")));
            }
            StreamName stream = streams.get(0);
            SchemaDrift drift = new SchemaDrift(settings, open.warehouse());
            List<Drift> all = drift.of(streams);
            List<Drift> accepted = chosen(stream, all);
            write(stream, drift, accepted.stream().map(Drift::field).toList());
            DriftStore store = new DriftStore(open.warehouse());
            accepted.forEach(store::accept);
            offerReplay(stream, all, new LetterGroups(open.warehouse()));
            return ExitCode.GOOD.number();
        }
    }

    private List<Drift> chosen(StreamName stream, List<Drift> all) {
        List<Drift> chosen = all.stream()
                .filter(drift -> drift.kind() == Drift.Kind.NEW)
                .filter(drift -> field == null || drift.field().equals(field))
                .toList();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        if (all.stream().anyMatch(drift -> field == null || drift.field().equals(field))) {
            throw failure("HUB-DRIFT-005  what differs in " + stream
                    + " is gone from the source, and mapping or contract still names it; change them, or ask the owner of the"
                    + " source. ./hub schema diff " + stream + " shows it");
        }
        List<String> known = all.stream().map(Drift::field).toList();
        throw failure("HUB-DRIFT-004  no drift of " + (field == null ? "" : "the field '" + field + "' of ") + stream
                + " was noticed" + (field == null ? "" : NearestName.hint(field, known))
                + "; ./hub schema diff shows all");
    }

    private void write(StreamName stream, SchemaDrift drift, List<String> fields) {
        Path file = drift.contractFile(stream);
        StreamConfiguration configuration = drift.configuration(stream);
        if (configuration == null) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "HUB-DRIFT-006  the files of " + stream
                            + " have mistakes, so that its contract cannot be changed; run" + " ./hub check");
        }
        ContractChange.Next next = next(configuration, fields);
        if (next == null) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "HUB-DRIFT-006  " + drift.relative(file) + " is written in a form that cannot be added to without"
                            + " changing more of it; add {name: " + fields.get(0) + "} to its properties by hand");
        }
        try {
            Files.writeString(file, next.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        terminal.out().println(drift.relative(file) + "  " + next.version() + "  " + String.join(", ", fields));
        terminal.say("Read the file and commit it; a running hub takes it over at once.");
    }

    private static ContractChange.@Nullable Next next(StreamConfiguration configuration, List<String> fields) {
        if (configuration.contractText() != null) {
            return ContractChange.next(configuration.contractText(), fields);
        }
        Set<String> all = new LinkedHashSet<>(new KnownFields(configuration.mapping(), null).paths());
        all.addAll(fields);
        List<String> key =
                configuration.mapping().key().stream().map(FieldPath::text).toList();
        return ContractChange.first(configuration.stream(), key, all);
    }

    /** The letters that name a drifted field as their cause, since it was noticed. */
    private void offerReplay(StreamName stream, List<Drift> drifts, LetterGroups letters) {
        List<DeadLetterGroup> groups =
                letters.list(DeadLetterFilter.ALL.of(stream).in(DeadLetter.State.OPEN), MOST_GROUPS);
        for (DeadLetterGroup group : groups) {
            boolean isCaused = drifts.stream()
                    .anyMatch(drift -> drift.field().equals(group.cause().field())
                            && !group.lastSeen().isBefore(drift.firstSeen()));
            if (isCaused) {
                terminal.out()
                        .println("hub dead-letters replay --group "
                                + group.cause().fingerprint() + "  # "
                                + group.unfinished() + (group.unfinished() == 1 ? " letter, " : " letters, ")
                                + group.cause().code() + " " + group.cause().field());
            }
        }
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }
}
