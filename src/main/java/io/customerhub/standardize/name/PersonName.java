package io.customerhub.standardize.name;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's name and its parts. Parts that cannot be told are null; a name of one word usually has none.
 *
 * @param formatted the whole name as it is written, without forms of address
 * @param prefix what stands before a name, such as {@code Dr}
 * @param given the first given name
 * @param additional further given names or initials
 * @param family the family name with its particles, such as {@code van der Berg}
 * @param suffix what stands after a name, such as {@code Jr} or {@code 先生}
 */
public record PersonName(
        String formatted,
        @Nullable String prefix,
        @Nullable String given,
        @Nullable String additional,
        @Nullable String family,
        @Nullable String suffix) {

    /** A name that is not split. */
    public static PersonName whole(String formatted) {
        return new PersonName(formatted, null, null, null, null, null);
    }

    /** The parts that are known, by column name of the standard layer; immutable. */
    public Map<String, Object> parts() {
        if (given != null && family != null && prefix == null && additional == null && suffix == null) {
            return Map.of("given_name", given, "family_name", family);
        }
        Map<String, Object> parts = new java.util.HashMap<>(8);
        put(parts, "name_prefix", prefix);
        put(parts, "given_name", given);
        put(parts, "additional_name", additional);
        put(parts, "family_name", family);
        put(parts, "name_suffix", suffix);
        return Map.copyOf(parts);
    }

    private static void put(Map<String, Object> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
