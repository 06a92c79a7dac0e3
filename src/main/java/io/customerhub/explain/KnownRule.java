package io.customerhub.explain;

import io.customerhub.record.Rule;
import java.util.List;

/**
 * A rule, and where it works.
 *
 * @param types the types that have it, in the order of the catalog; empty for a rule of
 *     cleansing, which all have, and for one of whole records
 */
public record KnownRule(Rule rule, List<String> types) {

    /** Where the generated docs describe it, from the project folder on: {@code routes/README.md#name.case}. */
    public String page() {
        return TypesPage.of(rule.code());
    }
}
