package io.customerhub.deploy;

import io.customerhub.config.Problem;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.Subject;
import io.customerhub.warehouse.ConfigurationChange.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what swaps have changed. */
final class ChangeRecords {

    /** What stands for the system in a refusal of connectors and shared routes. */
    static final String SHARED = "connectors and shared routes";

    private ChangeRecords() {}

    /** One record for each change of a swap that has been made. */
    static List<ConfigurationChange> of(Swap swap, Duration gap, SwapRunner runner) {
        List<ConfigurationChange> records = new ArrayList<>();
        for (Change<RoutePart> change : swap.parts()) {
            RoutePart part = Swap.partOf(change);
            records.add(timed(
                    new ConfigurationChange(
                            Instant.now(),
                            what(change),
                            subject(part),
                            part.system(),
                            part.name(),
                            part.file(),
                            null,
                            change.after() == null ? null : part.hash(),
                            List.of(),
                            cause(change),
                            null),
                    gap));
        }
        for (Change<ServedStream> change : swap.streams()) {
            if (isMapping(change)) {
                records.add(timed(mapping(change, runner), gap));
            }
        }
        return records;
    }

    /** A stream that only another route reads has the mapping that it had. */
    private static boolean isMapping(Change<ServedStream> change) {
        ServedStream before = change.before();
        ServedStream after = change.after();
        return before == null
                || after == null
                || !before.configuration().hash().equals(after.configuration().hash());
    }

    private static ConfigurationChange mapping(Change<ServedStream> change, SwapRunner runner) {
        ServedStream after = change.after();
        ServedStream shown = after != null ? after : Objects.requireNonNull(change.before());
        return new ConfigurationChange(
                Instant.now(),
                what(change),
                Subject.MAPPING,
                shown.name().system(),
                shown.name().toString(),
                shown.file(),
                after == null ? null : runner.number(after.name()),
                after == null ? null : after.configuration().hash(),
                List.of(),
                null,
                null);
    }

    /** A refusal. */
    static ConfigurationChange refused(Refusal refusal) {
        return new ConfigurationChange(
                Instant.now(),
                What.REFUSED,
                Subject.SYSTEM,
                refusal.system(),
                name(refusal.system()),
                refusal.problems().get(0).place().file(),
                null,
                YamlSlices.hash(text(refusal)),
                refusal.problems().stream().map(Problem::code).distinct().toList(),
                text(refusal),
                null);
    }

    /** The end of a refusal. */
    static ConfigurationChange mended(Refusal refusal) {
        return new ConfigurationChange(
                Instant.now(),
                What.MENDED,
                Subject.SYSTEM,
                refusal.system(),
                name(refusal.system()),
                refusal.problems().get(0).place().file(),
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static String name(String system) {
        return system.isEmpty() ? SHARED : system;
    }

    private static String text(Refusal refusal) {
        return refusal.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** Only what was replaced was stopped for it. */
    private static ConfigurationChange timed(ConfigurationChange change, Duration gap) {
        return change.what() == What.REPLACED && change.subject() != Subject.CONNECTOR ? change.withGap(gap) : change;
    }

    private static What what(Change<?> change) {
        return change.before() == null ? What.ADDED : change.after() == null ? What.REMOVED : What.REPLACED;
    }

    private static Subject subject(RoutePart part) {
        return switch (part.kind()) {
            case CONNECTOR -> Subject.CONNECTOR;
            case FOUNDATION -> Subject.SHARED;
            case ROUTE -> Subject.ROUTE;
        };
    }

    /** What a part is made with that has changed, when it says the same as before itself. */
    private static @Nullable String cause(Change<RoutePart> change) {
        RoutePart before = change.before();
        RoutePart after = change.after();
        if (before == null || after == null || !before.hash().equals(after.hash())) {
            return null;
        }
        TreeSet<String> changed = new TreeSet<>(before.needs().keySet());
        changed.addAll(after.needs().keySet());
        changed.removeIf(
                need -> Objects.equals(before.needs().get(need), after.needs().get(need)));
        return "because of "
                + changed.stream()
                        .map(need -> need.replaceFirst("^CONNECTOR ", "connector ")
                                .replaceFirst("^FOUNDATION ", "what is shared by "))
                        .collect(Collectors.joining(", "));
    }
}
