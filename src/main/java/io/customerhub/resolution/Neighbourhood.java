package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Grouping;
import io.customerhub.golden.Grouping.Member;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Verdict;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.golden.GoldenSession;
import io.customerhub.warehouse.golden.MatchPair;
import io.customerhub.warehouse.golden.MatchRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All records whose customers some changed records can change: those that a chain of likely pairs or of decisions leads
 * to, and those that are one customer with them now.
 */
final class Neighbourhood {

    private final GoldenSession session;
    private final Models models;
    private final Thresholds thresholds;
    private final Nicknames nicknames;
    private final Map<RecordKey, MatchRecord> records = new HashMap<>();
    private final Set<RecordKey> touched = new HashSet<>();
    private final Map<List<RecordKey>, MatchDecision> decisions = new HashMap<>();

    Neighbourhood(GoldenSession session, Models models, MatchingRules rules, Nicknames nicknames) {
        this.session = session;
        this.models = models;
        this.thresholds = Models.thresholds(rules);
        this.nicknames = nicknames;
    }

    /**
     * What becomes of the customers of a neighbourhood.
     *
     * @param touched all its records, those that are no more, too
     * @param grouping which of those that exist are one customer
     * @param reviews the pairs with one or both of them that wait for a steward
     */
    record Customers(Set<RecordKey> touched, Grouping grouping, List<ReviewPair> reviews) {}

    /**
     * Resolves the neighbourhood of some records.
     *
     * @param ids the numbers of those that exist
     * @param keys more records, which may be no more
     */
    Customers around(Set<Long> ids, Set<RecordKey> keys) {
        touched.addAll(keys);
        Set<Long> edge = ids;
        Set<RecordKey> fresh = new HashSet<>(keys);
        while (!edge.isEmpty() || !fresh.isEmpty()) {
            Set<Long> reached = session.reach(edge, thresholds.same());
            for (MatchRecord record : session.matchedByNumber(reached)) {
                if (records.put(record.key(), record) == null) {
                    fresh.add(record.key());
                }
            }
            touched.addAll(fresh);
            edge = numbers(joined(fresh));
            fresh = new HashSet<>();
        }
        return resolve();
    }

    /** The records that decisions join to these, or that are one customer with them now; without those that are here. */
    private Set<RecordKey> joined(Set<RecordKey> fresh) {
        Set<RecordKey> joined = session.recordsOfCustomersOf(fresh);
        for (MatchDecision decision : session.decisions(fresh)) {
            decisions.put(List.of(decision.left(), decision.right()), decision);
            if (decision.verdict() == Verdict.SAME) {
                joined.add(decision.left());
                joined.add(decision.right());
            }
        }
        joined.removeAll(touched);
        return joined;
    }

    private Set<Long> numbers(Set<RecordKey> keys) {
        Set<Long> ids = new HashSet<>();
        if (!keys.isEmpty()) {
            // one that is no more still is of a customer that loses it
            session.matched(keys).forEach(record -> ids.add(record.id()));
        }
        return ids;
    }

    private Customers resolve() {
        List<Member> members = new ArrayList<>();
        List<ReviewPair> reviews = new ArrayList<>();
        for (PartyType type : PartyType.values()) {
            List<MatchRecord> ofType = records.values().stream()
                    .filter(record -> record.type() == type)
                    .toList();
            if (!models.has(type)) {
                for (int i = 0; i < ofType.size(); i++) {
                    members.add(new Member(ofType.get(i).key(), type, i));
                }
            } else if (!ofType.isEmpty()) {
                resolve(type, ofType, members, reviews);
            }
        }
        return new Customers(touched, Grouping.of(members), reviews);
    }

    private void resolve(PartyType type, List<MatchRecord> ofType, List<Member> members, List<ReviewPair> reviews) {
        MatchTable table = SeenRecords.table(
                type, models, ofType, keys -> session.wide(keys).keySet());
        Map<Long, Integer> rows = new HashMap<>();
        ofType.forEach(record -> rows.put(record.id(), table.rowOf(record.key().toString())));
        Edges inner = new Edges();
        List<MatchPair> outer = new ArrayList<>();
        for (MatchPair pair : session.pairsOf(rows.keySet())) {
            Integer left = rows.get(pair.left());
            Integer right = rows.get(pair.right());
            if (left == null || right == null) {
                outer.add(pair);
            } else {
                inner.add(Math.min(left, right), Math.max(left, right), pair.bits());
            }
        }
        Scorer scorer = new Scorer(models.of(type), Comparisons.of(table, nicknames));
        List<MatchDecision> decided = List.copyOf(decisions.values());
        Partition partition = new Clustering(table, scorer, thresholds).partition(inner, Resolution.decided(decided));
        for (MatchRecord record : ofType) {
            members.add(new Member(record.key(), type, partition.customerOf(rows.get(record.id()))));
        }
        NumberedRecords numbered = NumberedRecords.of(table, partition, session, outer, rows, decided);
        outer.forEach(pair -> inner.add(numbered.number(pair.left()), numbered.number(pair.right()), pair.bits()));
        reviews.addAll(new Reviews(numbered, partition.cuts(), thresholds, decided).of(inner));
    }
}
