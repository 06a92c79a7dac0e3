package io.customerhub.standardize.name;

import java.util.HashMap;
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
 * @param nickname what stood in brackets or quotes, without them
 * @param orderAssumed true when nothing but the frequency of the words tells that the family name stands first
 */
public record PersonName(
        String formatted,
        @Nullable String prefix,
        @Nullable String given,
        @Nullable String additional,
        @Nullable String family,
        @Nullable String suffix,
        @Nullable String nickname,
        boolean orderAssumed) {

    /** A name that is not split. */
    public static PersonName whole(String formatted) {
        return new PersonName(formatted, null, null, null, null, null, null, false);
    }

    /** A given and a family name, and nothing else. */
    public static PersonName of(String formatted, @Nullable String given, @Nullable String family) {
        return new PersonName(formatted, null, given, null, family, null, null, false);
    }

    /** The parts that are known, by column name of the standard layer, to be added to. */
    public Map<String, Object> parts() {
        Map<String, Object> parts = new HashMap<>(16);
        put(parts, "name_prefix", prefix);
        put(parts, "given_name", given);
        put(parts, "additional_name", additional);
        put(parts, "family_name", family);
        put(parts, "name_suffix", suffix);
        put(parts, "nickname", nickname);
        return parts;
    }

    /** True when there are a given and a family name and no other part. */
    public boolean isPlain() {
        return given != null
                && family != null
                && prefix == null
                && additional == null
                && suffix == null
                && nickname == null;
    }

    private static void put(Map<String, Object> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }
}
