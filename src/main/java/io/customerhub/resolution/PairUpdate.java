package io.customerhub.resolution;

import io.customerhub.golden.PartyType;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.golden.GoldenSession;
import io.customerhub.warehouse.golden.MatchPair;
import io.customerhub.warehouse.golden.MatchRecord;
import io.customerhub.warehouse.golden.WideKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the stored pairs to what they would be if all records were matched anew: those of changed records, and those of
 * keys that too many records share from now on, or no longer.
 */
final class PairUpdate {

    private final GoldenSession session;
    private final Models models;
    private final Nicknames nicknames;
    private final Set<Long> affected = new HashSet<>();

    PairUpdate(GoldenSession session, Models models, Nicknames nicknames) {
        this.session = session;
        this.models = models;
        this.nicknames = nicknames;
    }

    /** The numbers of the records of which a pair has come or gone. */
    Set<Long> affected() {
        return affected;
    }

    /** Removes the pairs of records that have changed or are no more. */
    void forget(Collection<Long> ids) {
        removePairs(session.pairsOf(ids));
        affected.removeAll(ids);
    }

    private void removePairs(Collection<MatchPair> gone) {
        session.removePairs(gone);
        gone.forEach(pair -> {
            affected.add(pair.left());
            affected.add(pair.right());
        });
    }

    /**
     * Finds the pairs of changed records, which are stored already.
     *
     * @param changed the records as they are now
     * @param caps how many records may share each of their keys
     * @param lost keys that records had and have no longer
     */
    void find(Collection<MatchRecord> changed, Map<Long, WideKey> caps, Set<Long> lost) {
        Set<Long> all = new HashSet<>(lost);
        all.addAll(caps.keySet());
        Map<Long, WideKey> wide = session.wide(all);
        Map<Long, WideKey> narrowed = new HashMap<>(wide);
        narrowed.keySet().retainAll(lost);
        narrowed.keySet().retainAll(session.narrow(narrowed));
        Set<Long> live = new HashSet<>(caps.keySet());
        live.removeAll(wide.keySet());
        live.addAll(narrowed.keySet());
        Map<Long, List<MatchRecord>> byKey = byKey(session.sharing(live), live);
        Map<Long, WideKey> widened = new HashMap<>();
        caps.forEach((key, cap) -> {
            if (byKey.getOrDefault(key, List.of()).size() > cap.cap()) {
                widened.put(key, cap);
            }
        });
        session.widen(widened);
        Map<Long, MatchRecord> again = new HashMap<>();
        widened.forEach((key, cap) -> {
            List<MatchRecord> members = byKey.remove(key);
            if (cap.demotes()) {
                members.forEach(member -> again.put(member.id(), member));
            } else {
                dropPairsOf(members);
            }
        });
        narrowed.forEach((key, cap) -> {
            if (cap.demotes()) {
                byKey.getOrDefault(key, List.of()).forEach(member -> again.put(member.id(), member));
            }
        });
        if (!again.isEmpty()) {
            weighAgain(again, byKey);
        }
        changed.forEach(record -> again.put(record.id(), record));
        addPairs(byKey, again.keySet(), narrowed.keySet());
    }

    /** What a number says has changed: so has the weight of each pair of those who have it, found by whatever key. */
    private void weighAgain(Map<Long, MatchRecord> records, Map<Long, List<MatchRecord>> byKey) {
        removePairs(session.pairsOf(records.keySet()));
        affected.addAll(records.keySet());
        Set<Long> keys = new HashSet<>(SeenRecords.keysOf(records.values()));
        keys.removeAll(session.wide(keys).keySet());
        keys.removeAll(byKey.keySet());
        byKey.putAll(byKey(session.sharing(keys), keys));
    }

    private static Map<Long, List<MatchRecord>> byKey(List<MatchRecord> records, Set<Long> keys) {
        Map<Long, List<MatchRecord>> byKey = new LinkedHashMap<>();
        for (MatchRecord record : records) {
            for (long key : record.keys()) {
                if (keys.contains(key)) {
                    byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(record);
                }
            }
        }
        return byKey;
    }

    /** Removes the pairs among records that nothing else finds than the key that too many of them share now. */
    private void dropPairsOf(List<MatchRecord> members) {
        Map<Long, MatchRecord> byId = new HashMap<>();
        members.forEach(member -> byId.put(member.id(), member));
        Set<Long> wide =
                session.wide(new HashSet<>(SeenRecords.keysOf(members))).keySet();
        List<MatchPair> lost = session.pairsOf(byId.keySet()).stream()
                .filter(pair -> byId.containsKey(pair.left()) && byId.containsKey(pair.right()))
                .filter(pair -> !share(byId.get(pair.left()), byId.get(pair.right()), wide))
                .toList();
        removePairs(lost);
    }

    private static boolean share(MatchRecord one, MatchRecord other, Set<Long> wide) {
        return one.keys().stream()
                .anyMatch(key -> !wide.contains(key) && other.keys().contains(key));
    }

    /** Adds the pairs by these keys of which one or both are among some records; by narrowed keys all pairs. */
    private void addPairs(Map<Long, List<MatchRecord>> byKey, Set<Long> ids, Set<Long> narrowed) {
        Map<PartyType, Map<Long, MatchRecord>> met = new HashMap<>();
        Map<PartyType, Set<MatchPair>> candidates = new HashMap<>();
        byKey.forEach((key, records) -> {
            PartyType type = records.get(0).type();
            Map<Long, MatchRecord> ofType = met.computeIfAbsent(type, any -> new HashMap<>());
            Set<MatchPair> pairs = candidates.computeIfAbsent(type, any -> new HashSet<>());
            boolean allPairs = narrowed.contains(key);
            for (int i = 0; i < records.size(); i++) {
                MatchRecord one = records.get(i);
                ofType.put(one.id(), one);
                for (int j = 0; j < i; j++) {
                    MatchRecord other = records.get(j);
                    if (allPairs || ids.contains(one.id()) || ids.contains(other.id())) {
                        pairs.add(MatchPair.of(one.id(), other.id(), 0));
                    }
                }
            }
        });
        List<MatchPair> found = new ArrayList<>();
        candidates.forEach((type, pairs) -> found.addAll(likely(type, pairs, met.get(type))));
        session.addPairs(found);
        found.forEach(pair -> {
            affected.add(pair.left());
            affected.add(pair.right());
        });
    }

    /** Those of the pairs that weigh enough to matter, with their weights. */
    private List<MatchPair> likely(PartyType type, Set<MatchPair> pairs, Map<Long, MatchRecord> records) {
        MatchTable table = SeenRecords.table(
                type, models, records.values(), keys -> session.wide(keys).keySet());
        Scorer scorer = new Scorer(models.of(type), Comparisons.of(table, nicknames));
        double limit = models.of(type).thresholds().review();
        Map<Long, Integer> rows = new HashMap<>();
        records.forEach((id, record) -> rows.put(id, table.rowOf(record.key().toString())));
        List<MatchPair> likely = new ArrayList<>();
        for (MatchPair pair : pairs) {
            int left = rows.get(pair.left());
            int right = rows.get(pair.right());
            double bits = scorer.bitsFrom(Math.min(left, right), Math.max(left, right), limit);
            if (bits >= limit) {
                likely.add(MatchPair.of(pair.left(), pair.right(), bits));
            }
        }
        return likely;
    }
}
