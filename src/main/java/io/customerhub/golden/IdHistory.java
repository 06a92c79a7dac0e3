package io.customerhub.golden;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which records ids have stood for. Two rules follow from it, and together they make undoing exact: records that were
 * once a customer among themselves are again the customer of that id, and an id never comes to stand for none of the
 * records that it stood for at any time. Without the second rule two customers could have a right to one id.
 */
public final class IdHistory {

    /** Nothing is known, so that neither rule applies. */
    public static final IdHistory NONE = new IdHistory(Map.of(), Map.of());

    private final Map<UUID, List<Set<RecordKey>>> now;
    private final Map<UUID, List<Set<RecordKey>>> before;

    private IdHistory(Map<UUID, List<Set<RecordKey>>> now, Map<UUID, List<Set<RecordKey>>> before) {
        this.now = now;
        this.before = before;
    }

    /**
     * A history.
     *
     * @param now the records that ids stand for
     * @param before the records that ids stood for, of each time of which some records still exist, the latest first
     */
    public static IdHistory of(Map<UUID, List<Set<RecordKey>>> now, Map<UUID, List<Set<RecordKey>>> before) {
        return new IdHistory(new TreeMap<>(now), new TreeMap<>(before));
    }

    /** The groups whose records are or were a customer among themselves, with its id; no id twice. */
    Map<Integer, UUID> returning(Grouping grouping) {
        Map<Integer, UUID> returning = new TreeMap<>();
        Set<UUID> taken = new HashSet<>();
        Map<Integer, Integer> sizes = sizes(grouping);
        for (Map<UUID, List<Set<RecordKey>>> sets : List.of(now, before)) {
            sets.forEach((id, all) -> {
                for (Set<RecordKey> set : all) {
                    int group = onlyGroup(grouping, set);
                    boolean isWhole = group >= 0 && sizes.getOrDefault(group, 0) == set.size();
                    if (isWhole && !returning.containsKey(group) && taken.add(id)) {
                        returning.put(group, id);
                    }
                }
            });
        }
        return returning;
    }

    /** False when the id has stood for records none of which is in the group. */
    boolean allows(UUID id, Grouping grouping, int group) {
        return Stream.of(now, before)
                .flatMap(sets -> sets.getOrDefault(id, List.of()).stream())
                .allMatch(set -> set.stream().anyMatch(record -> grouping.customerOf(record) == group));
    }

    /** How many records the groups of all known records have. */
    private Map<Integer, Integer> sizes(Grouping grouping) {
        Set<Integer> groups = new HashSet<>();
        Stream.of(now, before)
                .flatMap(sets -> sets.values().stream())
                .flatMap(List::stream)
                .flatMap(Set::stream)
                .forEach(record -> groups.add(grouping.customerOf(record)));
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int record = 0; record < grouping.size() && !groups.isEmpty(); record++) {
            int group = grouping.customer(record);
            if (groups.contains(group)) {
                sizes.merge(group, 1, Integer::sum);
            }
        }
        return sizes;
    }

    /** The group that all the records are in; -1 when they are in several, or one is not known. */
    private static int onlyGroup(Grouping grouping, Set<RecordKey> set) {
        int only = -1;
        for (RecordKey record : set) {
            int group = grouping.customerOf(record);
            if (group < 0 || only >= 0 && only != group) {
                return -1;
            }
            only = group;
        }
        return only;
    }
}
