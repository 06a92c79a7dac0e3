package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Survivorship;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.GoldenStore.Written;
import java.util.function.Consumer;

/**
 * Derives the golden values of all customers anew, by today's survivorship and pins, from the records that they have.
 * Nothing is matched and nothing is loaded again. Repeated on the same it writes nothing.
 */
public final class Derivation {

    private final Warehouse warehouse;
    private final MatchingRules rules;

    /** A derivation in a warehouse by these rules. */
    public Derivation(Warehouse warehouse, MatchingRules rules) {
        this.warehouse = warehouse;
        this.rules = rules;
    }

    /**
     * Derives.
     *
     * @param progress gets a line now and then
     */
    public Written run(Consumer<String> progress) {
        Parties parties = new Parties();
        return new GoldenStore(warehouse)
                .derive(
                        new Survivorship(rules),
                        parties::as,
                        customers -> progress.accept("derived %,d customers".formatted(customers)));
    }
}
