package io.customerhub.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives customers their ids. Records that were a customer among themselves have its id again. Otherwise an id stays with
 * the group that has most of its records, of equals with the one whose records bear it longest; a group to which several ids stay takes the one with most records, of equals the oldest, and
 * the others retire into it. A group that has none takes back the id that its records bore before they were merged,
 * otherwise a new one. Nothing but records, groups and what was before decides.
 */
public final class IdAssignment {

    private static final Comparator<Claim> STRONGEST = Comparator.<Claim>comparingInt(claim -> claim.records)
            .reversed()
            .thenComparingLong(claim -> claim.since)
            .thenComparingInt(claim -> claim.first);

    private static final Comparator<Claim> OLDEST_ID = Comparator.comparing(claim -> claim.id.toString());

    private final Grouping grouping;
    private final IdHistory history;
    private final @Nullable UUID[] ids;
    private final Map<UUID, Integer> retired = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Map<UUID, List<Integer>> split = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Set<UUID> known = new HashSet<>();

    /** What some records of a group say about the id of their customer. */
    private static final class Claim {
        private final UUID id;
        private final int group;
        private final int first;
        private int records;
        private long since = Long.MAX_VALUE;

        Claim(UUID id, int group, int first) {
            this.id = id;
            this.group = group;
            this.first = first;
        }
    }

    /**
     * A customer that a record belonged to.
     *
     * @param record the number of the record in the grouping
     * @param id the customer
     * @param time since when it belongs to it, or until when it did; microseconds since 1970
     */
    public record Belonging(int record, UUID id, long time) {}

    /**
     * Lets ids stay where their records are.
     *
     * @param current the customers that records belong to now, at most one each
     */
    public IdAssignment(Grouping grouping, List<Belonging> current) {
        this(grouping, current, IdHistory.NONE);
    }

    /**
     * Lets ids return to the records that they stood for, and others stay where their records are.
     *
     * @param current the customers that records belong to now, at most one each
     * @param history what is known of these ids, and of those that the records bore before
     */
    public IdAssignment(Grouping grouping, List<Belonging> current, IdHistory history) {
        this.grouping = grouping;
        this.history = history;
        this.ids = new UUID[grouping.customers()];
        history.returning(grouping).forEach((group, id) -> {
            ids[group] = id;
            known.add(id);
        });
        Map<UUID, List<Claim>> claims = claims(current);
        Map<Integer, List<Claim>> stayed = new HashMap<>();
        claims.forEach((id, ofId) -> {
            ofId.sort(STRONGEST);
            if (known.add(id)) {
                Claim staying = staying(ofId);
                stayed.computeIfAbsent(staying.group, any -> new ArrayList<>(1)).add(staying);
            }
        });
        stayed.values().forEach(this::settle);
        claims.values().forEach(ofId -> notePartings(ofId, claims.keySet()));
    }

    /** The strongest claim of those that the history allows; the strongest of all when it allows none. */
    private Claim staying(List<Claim> ofId) {
        return ofId.stream()
                .filter(claim -> ids[claim.group] == null && history.allows(claim.id, grouping, claim.group))
                .findFirst()
                .orElse(ofId.get(0));
    }

    private Map<UUID, List<Claim>> claims(List<Belonging> current) {
        Map<UUID, List<Claim>> claims = new HashMap<>();
        for (Belonging one : current) {
            int group = grouping.customer(one.record());
            List<Claim> ofId = claims.computeIfAbsent(one.id(), any -> new ArrayList<>(1));
            Claim claim = ofId.stream()
                    .filter(known -> known.group == group)
                    .findFirst()
                    .orElse(null);
            if (claim == null) {
                claim = new Claim(one.id(), group, one.record());
                ofId.add(claim);
            }
            claim.records++;
            claim.since = Math.min(claim.since, one.time());
        }
        return claims;
    }

    private void settle(List<Claim> stayed) {
        stayed.sort(Comparator.<Claim>comparingInt(claim -> claim.records)
                .reversed()
                .thenComparing(OLDEST_ID));
        for (Claim claim : stayed) {
            if (ids[claim.group] == null && history.allows(claim.id, grouping, claim.group)) {
                ids[claim.group] = claim.id;
            } else {
                retired.put(claim.id, claim.group);
            }
        }
    }

    /** Out of an id came the groups with some of its records that bear no id that somebody bore until now. */
    private void notePartings(List<Claim> ofId, Set<UUID> current) {
        for (Claim parted : ofId) {
            UUID borne = ids[parted.group];
            boolean isHome = Integer.valueOf(parted.group).equals(retired.get(parted.id));
            if (!isHome && (borne == null || !current.contains(borne))) {
                split.computeIfAbsent(parted.id, any -> new ArrayList<>(1)).add(parted.group);
            }
        }
    }

    /** True when some group has no id yet. */
    public boolean needsMore() {
        for (UUID id : ids) {
            if (id == null) {
                return true;
            }
        }
        return false;
    }

    /** The numbers of the records whose customer has no id yet. */
    public List<Integer> withoutId() {
        List<Integer> records = new ArrayList<>();
        for (int record = 0; record < grouping.size(); record++) {
            if (ids[grouping.customer(record)] == null) {
                records.add(record);
            }
        }
        return records;
    }

    /**
     * Gives groups without an id those back that their records bore before, when nobody bears them now.
     *
     * @param former customers that records belonged to, with the time until which they did
     */
    public void revive(List<Belonging> former) {
        Map<String, Claim> claims = new TreeMap<>();
        for (Belonging one : former) {
            int group = grouping.customer(one.record());
            if (ids[group] == null && !known.contains(one.id())) {
                Claim claim =
                        claims.computeIfAbsent(group + " " + one.id(), any -> new Claim(one.id(), group, one.record()));
                claim.records++;
                claim.since = Math.min(claim.since, -one.time());
            }
        }
        List<Claim> sorted = new ArrayList<>(claims.values());
        sorted.sort(STRONGEST.thenComparing(OLDEST_ID));
        for (Claim claim : sorted) {
            if (ids[claim.group] == null && history.allows(claim.id, grouping, claim.group) && known.add(claim.id)) {
                ids[claim.group] = claim.id;
            }
        }
    }

    /** Gives new ids to the groups that still have none. */
    public void create(CustomerId source) {
        for (int group = 0; group < ids.length; group++) {
            if (ids[group] == null) {
                ids[group] = source.next();
            }
        }
    }

    /** The id of a group that has one. */
    public UUID id(int group) {
        UUID id = ids[group];
        if (id == null) {
            throw new IllegalStateException("the group " + group + " has no id yet");
        }
        return id;
    }

    /** The ids that retire, with the groups that they go into. */
    public Map<UUID, Integer> retired() {
        return retired;
    }

    /** The ids out of which groups came that have an id of their own now. */
    public Map<UUID, List<Integer>> split() {
        return split;
    }
}
