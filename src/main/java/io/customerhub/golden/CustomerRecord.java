package io.customerhub.golden;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A standard row as matching and survivorship see it: only values that can be used. What is invalid, stands for no value
 * or is shared by too many is not here.
 *
 * @param key which record it is
 * @param version orders the versions of the key: microseconds since 1970 where the source has times
 * @param partyType what it is, or null when nobody has said so yet
 * @param values the scalar columns of {@code standard.customer} that have a value, as PostgreSQL writes them
 * @param contactPoints phones, e-mail addresses and URLs: {@code system}, {@code use} and {@code value} each
 * @param addresses the parts of each address, as in {@code standard.customer}
 * @param identifiers {@code system} and {@code value} each
 */
public record CustomerRecord(
        RecordKey key,
        long version,
        @Nullable PartyType partyType,
        Map<String, String> values,
        List<Map<String, String>> contactPoints,
        List<Map<String, String>> addresses,
        List<Map<String, String>> identifiers) {

    /** A scalar value, or null. */
    public @Nullable String value(String column) {
        return values.get(column);
    }

    /** The same record as a party of this type, with these scalar values. */
    public CustomerRecord as(PartyType type, Map<String, String> completed) {
        return new CustomerRecord(key, version, type, completed, contactPoints, addresses, identifiers);
    }
}
