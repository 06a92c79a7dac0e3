package io.customerhub.golden;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is derived of the records of one customer. JSON texts are as {@code golden.customer} tells, and the same for the
 * same records and rules, byte by byte.
 *
 * @param type person or organization
 * @param records how many records there are
 * @param values the scalar columns that have a value
 * @param contactPoints a JSON array, or null
 * @param addresses a JSON array, or null
 * @param identifiers a JSON array, or null
 * @param provenance a JSON object
 */
public record GoldenCustomer(
        PartyType type,
        int records,
        Map<String, String> values,
        @Nullable String contactPoints,
        @Nullable String addresses,
        @Nullable String identifiers,
        String provenance) {

    /** A scalar value, or null. */
    public @Nullable String value(String column) {
        return values.get(column);
    }
}
