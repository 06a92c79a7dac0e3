package io.customerhub.alert;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.deadletter.retention.Expiring;
import io.customerhub.deadletter.retention.Retention;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Announces the closed letters that are deleted within a week, so that nothing expires unseen. */
public final class ExpiringSource implements AlertSource {

    private static final Duration AHEAD = Duration.ofDays(7);

    /** Dates change once an hour, and to count a million of them takes a while. */
    private static final Duration COUNTED = Duration.ofMinutes(15);

    private final Retention retention;
    private Instant again = Instant.MIN;
    private List<Finding> found = List.of();

    /** A source over the letters of a warehouse. */
    public ExpiringSource(Warehouse warehouse) {
        this.retention = new Retention(warehouse);
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.EXPIRING);
    }

    @Override
    public List<Finding> look(Instant now) {
        if (!now.isBefore(again)) {
            Map<String, Long> letters = new TreeMap<>();
            Map<String, Long> files = new TreeMap<>();
            Map<String, Instant> first = new TreeMap<>();
            for (Expiring one : retention.expiring(now.plus(AHEAD))) {
                letters.merge(one.stream(), one.letters(), Long::sum);
                files.merge(one.stream(), one.files(), Long::sum);
                first.merge(one.stream(), one.first(), (left, right) -> left.isBefore(right) ? left : right);
            }
            found = letters.entrySet().stream()
                    .map(entry -> finding(
                            entry.getKey(),
                            entry.getValue(),
                            files.getOrDefault(entry.getKey(), 0L),
                            first.get(entry.getKey())))
                    .toList();
            again = now.plus(COUNTED);
        }
        return found;
    }

    private static Finding finding(String stream, long letters, long files, Instant first) {
        return new Finding(
                AlertKind.EXPIRING,
                Subject.ofStream(stream),
                null,
                String.format(
                        Locale.ROOT,
                        "%,d closed dead %s of %s %s deleted within a week, from %s on%s; export what is still needed",
                        letters,
                        letters == 1 ? "letter" : "letters",
                        stream,
                        letters == 1 ? "is" : "are",
                        LocalDate.ofInstant(first, ZoneOffset.UTC),
                        files == 0
                                ? ""
                                : String.format(Locale.ROOT, ", %,d of them with their files in .failed", files)),
                Map.of("letters", letters, "files", files));
    }
}
