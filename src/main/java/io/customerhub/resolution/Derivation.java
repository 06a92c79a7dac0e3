package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenDerivation;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.GoldenStore.Basis;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import io.customerhub.warehouse.golden.PinStore;
import io.customerhub.warehouse.golden.PinStore.Expired;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Derives golden values anew, by today's survivorship and pins, from the records that customers have. Nothing is matched
 * and nothing is loaded again. Repeated on the same it writes nothing. Not safe for use by several threads.
 */
public final class Derivation {

    private final GoldenDerivation golden;
    private final PinStore pins;
    private final GoldenStore matched;
    private final MatchingRules rules;

    /** A derivation in a warehouse by these rules. */
    public Derivation(Warehouse warehouse, MatchingRules rules) {
        Parties parties = new Parties();
        this.golden = new GoldenDerivation(warehouse, new Survivorship(rules), parties::as);
        this.pins = new PinStore(warehouse);
        this.matched = new GoldenStore(warehouse);
        this.rules = rules;
    }

    /** True when all records were matched by other rules, but only other values survive by these: deriving is enough. */
    public boolean isEnough() {
        Basis basis = matched.basis();
        return basis != null && basis.rules() != rules.fingerprint() && rules.matchesLike(basis.rules());
    }

    /**
     * Derives all customers. When that is enough, they count as matched by these rules from now on.
     *
     * @param progress gets a line now and then
     */
    public Written all(Consumer<String> progress) {
        Long known = isEnough() ? rules.fingerprint() : null;
        return golden.all(known, customers -> progress.accept("derived %,d customers".formatted(customers)));
    }

    /** Derives the customers of these records, of which something that decides about their values has changed. */
    public Written of(Collection<RecordKey> records) {
        return golden.of(records);
    }

    /**
     * Derives the customers of which a pin has had its term by this time, which has been.
     *
     * @return how many pins these were
     */
    public int expired(Instant now) {
        List<RecordKey> records =
                pins.expiring(now).stream().map(Expired::record).toList();
        if (!records.isEmpty()) {
            golden.of(records);
        }
        return records.size();
    }
}
