package io.customerhub.service.configuration;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.config.NearestName;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.draft.ContractChange;
import io.customerhub.mapping.KnownFields;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import io.customerhub.service.configuration.AcceptedFields.WaitingGroup;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.DriftStore;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes new fields into contracts, as a change of a file that a person commits. */
final class FieldAcceptance {

    private static final int MOST_GROUPS = 200;

    private final Warehouse warehouse;
    private final ProjectFolder project;

    FieldAcceptance(Warehouse warehouse, ProjectFolder project) {
        this.warehouse = warehouse;
        this.project = project;
    }

    AcceptedFields accept(AcceptFields request) {
        StreamName stream = request.stream();
        SchemaDrift drift = new SchemaDrift(project, warehouse);
        List<Drift> all = drift.of(List.of(stream));
        List<Drift> accepted = chosen(request, all);
        List<String> fields = accepted.stream().map(Drift::field).toList();
        Path file = drift.contractFile(stream);
        ContractChange.Next next = next(drift, stream, file, fields);
        try {
            Files.writeString(file, next.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        DriftStore store = new DriftStore(warehouse);
        accepted.forEach(store::accept);
        return new AcceptedFields(project.relative(file), next.version(), fields, groups(stream, all));
    }

    private static List<Drift> chosen(AcceptFields request, List<Drift> all) {
        String field = request.field();
        List<Drift> chosen = all.stream()
                .filter(drift -> drift.kind() == Drift.Kind.NEW)
                .filter(drift -> field == null || drift.field().equals(field))
                .toList();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        StreamName stream = request.stream();
        if (all.stream().anyMatch(drift -> field == null || drift.field().equals(field))) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-DRIFT-005",
                    "what differs in " + stream
                            + " is gone from the source, and mapping or contract still names it; change them, or ask the owner"
                            + " of the source. ./hub schema diff " + stream + " shows it");
        }
        List<String> known = all.stream().map(Drift::field).toList();
        throw new RequestException(
                Reason.INVALID,
                "HUB-DRIFT-004",
                "no drift of " + (field == null ? "" : "the field '" + field + "' of ") + stream + " was noticed"
                        + (field == null ? "" : NearestName.hint(field, known)) + "; ./hub schema diff shows all");
    }

    private ContractChange.Next next(SchemaDrift drift, StreamName stream, Path file, List<String> fields) {
        StreamConfiguration configuration = drift.configuration(stream);
        if (configuration == null) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-DRIFT-006",
                    "the files of " + stream
                            + " have mistakes, so that its contract cannot be changed; run ./hub check");
        }
        ContractChange.Next next = next(configuration, fields);
        if (next == null) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-DRIFT-006",
                    project.relative(file)
                            + " is written in a form that cannot be added to without changing more of it;"
                            + " add {name: " + fields.get(0) + "} to its properties by hand");
        }
        return next;
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
    private List<WaitingGroup> groups(StreamName stream, List<Drift> drifts) {
        return new LetterGroups(warehouse)
                .list(DeadLetterFilter.ALL.of(stream).in(DeadLetter.State.OPEN), MOST_GROUPS).stream()
                        .filter(group -> drifts.stream()
                                .anyMatch(drift ->
                                        drift.field().equals(group.cause().field())
                                                && !group.lastSeen().isBefore(drift.firstSeen())))
                        .map(group -> new WaitingGroup(
                                group.cause().fingerprint(),
                                group.unfinished(),
                                group.cause().code(),
                                String.valueOf(group.cause().field())))
                        .toList();
    }
}
