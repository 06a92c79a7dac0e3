package io.customerhub.deploy;

import io.customerhub.deploy.RoutePart.Kind;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the way from what runs to what shall run: as many small swaps as possible, so that each stops little. */
final class SwapPlanner {

    private SwapPlanner() {}

    /**
     * The swaps, in order; none when both are the same.
     *
     * @param shared true for what all source systems share
     */
    static List<Swap> plan(Deployment runs, Deployment wanted, boolean shared) {
        List<Change<RoutePart>> parts = parts(runs.parts(), wanted.parts());
        Map<StreamName, Change<ServedStream>> streams = streams(runs.streams(), wanted.streams());
        List<Swap> swaps = new ArrayList<>();
        List<Change<RoutePart>> together = new ArrayList<>();
        boolean foundation = parts.stream().anyMatch(change -> Swap.kind(change) == Kind.FOUNDATION);
        for (Change<RoutePart> change : parts) {
            if (Swap.kind(change) == Kind.CONNECTOR) {
                swaps.add(new Swap(List.of(change), List.of(), false));
            } else if (foundation || shared) {
                together.add(change);
            } else {
                swaps.add(swap(List.of(change), streams, false));
            }
        }
        if (!together.isEmpty()) {
            swaps.add(swap(together, streams, shared));
        }
        streams.values().forEach(change -> swaps.add(new Swap(List.of(), List.of(change), false)));
        return swaps;
    }

    /** A swap of these parts and the streams that they read, which are taken out of the map. */
    private static Swap swap(
            List<Change<RoutePart>> parts, Map<StreamName, Change<ServedStream>> streams, boolean wholeHub) {
        Set<StreamName> concerned = new Swap(parts, List.of(), wholeHub).concerned();
        List<Change<ServedStream>> own = new ArrayList<>();
        for (StreamName stream : concerned) {
            Change<ServedStream> change = streams.remove(stream);
            if (change != null) {
                own.add(change);
            }
        }
        return new Swap(parts, own, wholeHub);
    }

    /** What goes comes first, so that a stream that moves to another route is free. */
    private static List<Change<RoutePart>> parts(Map<String, RoutePart> runs, Map<String, RoutePart> wanted) {
        List<Change<RoutePart>> changes = new ArrayList<>();
        runs.forEach((key, part) -> {
            if (!wanted.containsKey(key)) {
                changes.add(new Change.Remove<>(part));
            }
        });
        wanted.forEach((key, part) -> {
            RoutePart before = runs.get(key);
            if (before == null) {
                changes.add(new Change.Add<>(part));
            } else if (!before.identity().equals(part.identity())) {
                changes.add(new Change.Replace<>(before, part));
            }
        });
        changes.sort(Comparator.comparing(Swap::kind));
        return changes;
    }

    private static Map<StreamName, Change<ServedStream>> streams(
            Map<StreamName, ServedStream> runs, Map<StreamName, ServedStream> wanted) {
        Set<StreamName> all = new TreeSet<>(runs.keySet());
        all.addAll(wanted.keySet());
        Map<StreamName, Change<ServedStream>> changes = new TreeMap<>();
        for (StreamName stream : all) {
            ServedStream before = runs.get(stream);
            ServedStream after = wanted.get(stream);
            if (before == null && after != null) {
                changes.put(stream, new Change.Add<>(after));
            } else if (before != null && after == null) {
                changes.put(stream, new Change.Remove<>(before));
            } else if (before != null && after != null && !before.isSameAs(after)) {
                changes.put(stream, new Change.Replace<>(before, after));
            }
        }
        return changes;
    }
}
