package io.customerhub.deploy;

import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes that are made together, while the streams that they concern are held at a batch boundary.
 *
 * @param parts what is taken out and loaded, in the order of loading
 * @param streams what is put into service, given another configuration, or taken out of service
 * @param wholeHub true when every stream is held: what all of them run through changes
 */
record Swap(List<Change<RoutePart>> parts, List<Change<ServedStream>> streams, boolean wholeHub) {

    /** The swap back. */
    Swap inverse() {
        List<Change<RoutePart>> back = new ArrayList<>();
        parts.forEach(change -> back.add(change.inverse()));
        List<Change<ServedStream>> streamsBack = new ArrayList<>();
        streams.forEach(change -> streamsBack.add(change.inverse()));
        Collections.reverse(back);
        back.sort(java.util.Comparator.comparing(Swap::kind));
        return new Swap(back, streamsBack, wholeHub);
    }

    /** The streams that it concerns by themselves. */
    Set<StreamName> concerned() {
        Set<StreamName> names = new TreeSet<>();
        for (Change<RoutePart> change : parts) {
            RoutePart before = change.before();
            RoutePart after = change.after();
            names.addAll(before == null ? List.of() : before.streams());
            names.addAll(after == null ? List.of() : after.streams());
        }
        streams.forEach(change -> names.add(nameOf(change)));
        return names;
    }

    static StreamName nameOf(Change<ServedStream> change) {
        ServedStream after = change.after();
        ServedStream before = change.before();
        return after != null
                ? after.name()
                : java.util.Objects.requireNonNull(before).name();
    }

    static RoutePart.Kind kind(Change<RoutePart> change) {
        return partOf(change).kind();
    }

    /** The part that comes, or the one that goes when none comes. */
    static RoutePart partOf(Change<RoutePart> change) {
        RoutePart after = change.after();
        return after != null ? after : java.util.Objects.requireNonNull(change.before());
    }
}
