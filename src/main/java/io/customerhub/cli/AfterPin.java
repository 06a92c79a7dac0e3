package io.customerhub.cli;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.Derivation;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Whole;

/** Brings the values of a customer to what its pins say. A pin changes no match, so nothing is matched. */
final class AfterPin {

    private AfterPin() {}

    static void derive(Warehouse warehouse, MatchingRules rules, Whole customer) {
        new Derivation(warehouse, rules)
                .of(customer.records().stream().map(Linked::key).toList());
    }
}
