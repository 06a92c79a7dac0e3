package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.Derivation;
import io.customerhub.warehouse.Warehouse;

/** Brings the golden values to what a pin says: a pin changes no match, so nothing is matched. */
final class AfterPin {

    private AfterPin() {}

    static void derive(Warehouse warehouse, MatchingRules rules, Terminal terminal) {
        new Derivation(warehouse, rules).run(terminal::say);
    }
}
