package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Survivorship;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenSession;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.GoldenStore.Basis;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import io.customerhub.warehouse.golden.MatchRecord;
import io.customerhub.warehouse.golden.WideKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches the records that have changed, a few at a time, each few in one transaction. What comes out is what {@link
 * BulkMatch} with the same models makes of all records, because a record changes only the customers that a chain of pairs
 * leads to from it: those are taken apart and joined anew. Not safe for use by several threads.
 */
public final class IncrementalMatch {

    private final GoldenStore golden;
    private final Basis basis;
    private final MatchingRules rules;
    private final Models models;
    private final Parties parties = new Parties();
    private final Nicknames nicknames = Nicknames.load();
    private final Survivorship survivorship;

    /**
     * Incremental matching by the models that are stored.
     *
     * @throws NeedsBulkMatchException when all records must be matched before: they never were, or by other rules
     */
    public IncrementalMatch(Warehouse warehouse, MatchingRules rules) {
        this.golden = new GoldenStore(warehouse);
        Basis found = golden.basis();
        if (found == null) {
            throw new NeedsBulkMatchException("the records have never been matched");
        }
        if (found.rules() != rules.fingerprint()) {
            throw new NeedsBulkMatchException("the matching rules have changed since all records were matched");
        }
        this.basis = found;
        this.rules = rules;
        this.models = Models.stored(golden, rules);
        if (models.lacksOne()) {
            throw new NeedsBulkMatchException("the models were trained by an earlier hub");
        }
        this.survivorship = new Survivorship(rules);
    }

    /**
     * What a step has done.
     *
     * @param records how many records were taken from the queue
     * @param since when the first of them was queued; null when the queue was empty
     * @param written what was written, null when the queue was empty
     */
    public record Step(int records, @Nullable Instant since, @Nullable Written written) {

        /** True when the queue was empty. */
        public boolean isIdle() {
            return records == 0;
        }
    }

    /** True when it goes by these rules. */
    boolean isBy(MatchingRules others) {
        return rules.equals(others);
    }

    /** True when there are so many records by now that they need new models. */
    public boolean isOutgrown() {
        return models.isOutgrownBy(golden.matchedByType());
    }

    /**
     * Matches up to so many of the records that wait longest.
     *
     * @throws NeedsBulkMatchException when all records have been matched by something else meanwhile: another one of this
     *     class knows it
     */
    public Step step(int most) {
        if (!golden.hasQueued()) {
            return new Step(0, null, null);
        }
        return golden.change(session -> {
            if (!basis.equals(session.basis())) {
                throw new NeedsBulkMatchException("all records have been matched by something else meanwhile");
            }
            Map<RecordKey, Instant> queued = session.takeQueued(most);
            if (queued.isEmpty()) {
                return new Step(0, null, null);
            }
            Written written = match(session, queued.keySet());
            return new Step(queued.size(), queued.values().iterator().next(), written);
        });
    }

    private Written match(GoldenSession session, Set<RecordKey> keys) {
        List<CustomerRecord> existing =
                session.standard(keys).stream().map(parties::complete).toList();
        SeenRecords seen = SeenRecords.of(existing, models, parties);
        Map<RecordKey, MatchRecord> before = new HashMap<>();
        session.matched(keys).forEach(record -> before.put(record.key(), record));
        List<MatchRecord> changed = new ArrayList<>();
        Set<Long> settled = new HashSet<>();
        for (MatchRecord record : seen.records().values()) {
            MatchRecord known = before.get(record.key());
            if (known != null && SeenRecords.isSame(known, record)) {
                settled.add(known.id());
            } else {
                changed.add(record);
            }
        }
        List<MatchRecord> now = numbered(session, changed, before);
        Set<Long> ended = new HashSet<>();
        before.values().forEach(record -> ended.add(record.id()));
        ended.removeAll(settled);
        Set<Long> lost = new HashSet<>(SeenRecords.keysOf(before.values()));
        PairUpdate pairs = new PairUpdate(session, models, nicknames);
        pairs.forget(ended);
        session.replaceKeys(
                before.values().stream()
                        .filter(record -> ended.contains(record.id()))
                        .toList(),
                now);
        now.forEach(record -> ended.remove(record.id()));
        session.remove(ended);
        session.put(now);
        Map<Long, WideKey> caps = new HashMap<>(seen.caps());
        caps.keySet().retainAll(new HashSet<>(SeenRecords.keysOf(now)));
        pairs.find(now, caps, lost);
        Set<Long> touched = new HashSet<>(pairs.affected());
        touched.removeAll(ended);
        now.forEach(record -> touched.add(record.id()));
        touched.addAll(settled);
        return derive(session, new Neighbourhood(session, models, rules, nicknames).around(touched, keys));
    }

    private static List<MatchRecord> numbered(
            GoldenSession session, List<MatchRecord> records, Map<RecordKey, MatchRecord> before) {
        int fresh = (int) records.stream()
                .filter(record -> !before.containsKey(record.key()))
                .count();
        List<Long> numbers = session.nextNumbers(fresh);
        List<MatchRecord> numbered = new ArrayList<>();
        int next = 0;
        for (MatchRecord record : records) {
            MatchRecord known = before.get(record.key());
            long id = known != null ? known.id() : numbers.get(next++);
            numbered.add(new MatchRecord(id, record.key(), record.type(), record.compared(), record.keys()));
        }
        return numbered;
    }

    private Written derive(GoldenSession session, Neighbourhood.Customers customers) {
        return session.derive(
                customers.touched(), customers.grouping(), customers.reviews(), survivorship, parties::as);
    }
}
