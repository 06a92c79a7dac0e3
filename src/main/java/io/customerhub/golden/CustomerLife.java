package io.customerhub.golden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the life of one golden customer: what it was, which records it had, and what stewards did.
 *
 * @param id the customer
 * @param versions what was served, in order of time; an id that was merged and split off again has a gap
 * @param stays which records it had
 * @param merges merges that took place when one of its records came or went
 * @param births customers that began when a record went to them
 * @param causes what may have caused changes, in order of time
 */
public record CustomerLife(
        UUID id, List<Version> versions, List<Stay> stays, List<Merge> merges, List<Birth> births, List<Cause> causes) {

    /**
     * A time in which it was served unchanged.
     *
     * @param from from when on
     * @param to until when, not including it; null for today's
     * @param endedBy changed, merged or removed; null for today's
     * @param row the row of {@code golden.customer} as one JSON object
     */
    public record Version(Instant from, @Nullable Instant to, @Nullable String endedBy, String row) {

        /** True when it was served at that time. */
        public boolean covers(Instant time) {
            return !from.isAfter(time) && (to == null || to.isAfter(time));
        }
    }

    /**
     * A time in which a record belonged to it.
     *
     * @param from from when on
     * @param to until when, not including it; null when it still does
     * @param before which customer the record came from; null when it was new
     * @param after which customer it went to; null when it still belongs here or was deleted
     */
    public record Stay(
            RecordKey record, Instant from, @Nullable Instant to, @Nullable UUID before, @Nullable UUID after) {

        /** True when the record belonged to it at that time. */
        public boolean covers(Instant time) {
            return !from.isAfter(time) && (to == null || to.isAfter(time));
        }
    }

    /** A customer that went into another one. */
    public record Merge(UUID id, UUID into, Instant at) {}

    /** A customer that began, or began again. */
    public record Birth(UUID id, Instant at) {}

    /**
     * What may have caused a change.
     *
     * @param at when
     * @param records whom it concerns
     * @param words what happened, in words for people
     * @param isDecision true for a decision on two records, which matters only when one of them came or went
     */
    public record Cause(Instant at, List<RecordKey> records, String words, boolean isDecision) {}

    /** True when nothing is known of it: there never was such a customer. */
    public boolean isUnknown() {
        return versions.isEmpty();
    }

    /** What was served at that time, or null when it did not exist then. */
    public @Nullable Version at(Instant time) {
        return versions.stream()
                .filter(version -> version.covers(time))
                .findFirst()
                .orElse(null);
    }

    /** The records that belonged to it at that time. */
    public List<Stay> recordsAt(Instant time) {
        return stays.stream().filter(stay -> stay.covers(time)).toList();
    }

    /** The last version that had ended by that time, or null when it was not born yet or lives. */
    public @Nullable Version endedBy(Instant time) {
        return versions.stream()
                .filter(version -> version.to() != null && !version.to().isAfter(time))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /** The customer that it went into at that time, or null. */
    public @Nullable UUID wentInto(Instant time) {
        return merges.stream()
                .filter(merge -> merge.id().equals(id) && merge.at().equals(time))
                .map(Merge::into)
                .findFirst()
                .orElse(null);
    }

    /** The customer that it is a part of now, or null when it lives or no record was left. */
    public @Nullable UUID successor() {
        Instant end =
                versions.isEmpty() ? null : versions.get(versions.size() - 1).to();
        return end == null ? null : wentInto(end);
    }

    /** What happened, the newest first. */
    public List<CustomerMoment> moments() {
        Set<Instant> times = new TreeSet<>();
        versions.forEach(version -> {
            times.add(version.from());
            if (version.to() != null) {
                times.add(version.to());
            }
        });
        stays.forEach(stay -> {
            times.add(stay.from());
            if (stay.to() != null) {
                times.add(stay.to());
            }
        });
        List<CustomerMoment> moments = new ArrayList<>();
        Instant last = null;
        for (Instant time : times) {
            moments.add(moment(time, last));
            last = time;
        }
        Collections.reverse(moments);
        return moments;
    }

    private CustomerMoment moment(Instant time, @Nullable Instant last) {
        Version before = version(time, false);
        Version after = version(time, true);
        List<Stay> came =
                stays.stream().filter(stay -> stay.from().equals(time)).toList();
        List<Stay> left = stays.stream().filter(stay -> time.equals(stay.to())).toList();
        List<UUID> merged = merges.stream()
                .filter(merge -> merge.into().equals(id) && merge.at().equals(time))
                .map(Merge::id)
                .toList();
        List<UUID> split = births.stream()
                .filter(birth -> birth.at().equals(time)
                        && left.stream().anyMatch(stay -> birth.id().equals(stay.after())))
                .map(Birth::id)
                .toList();
        UUID out = before != null || after == null
                ? null
                : came.stream()
                        .map(Stay::before)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new CustomerMoment(
                time,
                before == null ? null : before.row(),
                after == null ? null : after.row(),
                came,
                left,
                merged,
                split,
                out,
                after == null ? wentInto(time) : null,
                causes(time, last == null && out != null ? Instant.EPOCH : last, came, left));
    }

    private @Nullable Version version(Instant time, boolean begins) {
        return versions.stream()
                .filter(version -> time.equals(begins ? version.from() : version.to()))
                .findFirst()
                .orElse(null);
    }

    /** What happened since the last moment; what made a customer of new records was their coming. */
    private List<String> causes(Instant time, @Nullable Instant last, List<Stay> came, List<Stay> left) {
        if (last == null) {
            return List.of();
        }
        List<RecordKey> moved = new ArrayList<>();
        came.forEach(stay -> moved.add(stay.record()));
        left.forEach(stay -> moved.add(stay.record()));
        List<RecordKey> stayed = stays.stream()
                .filter(stay -> stay.covers(time) && !stay.from().equals(time))
                .map(Stay::record)
                .toList();
        return causes.stream()
                .filter(cause -> cause.at().isAfter(last) && !cause.at().isAfter(time))
                .filter(cause -> cause.records().stream().anyMatch((cause.isDecision() ? moved : stayed)::contains))
                .map(Cause::words)
                .distinct()
                .toList();
    }
}
