package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes the record of one letter by hand: a new version in a letter of its own, which can be replayed, while the old one is
 * superseded. The outcome has {@code letter} and {@code edition} of the new version.
 *
 * @param letter its number
 * @param edition the edition that the person has seen; another one by now is a conflict
 * @param payload the whole record as one JSON object; null when only some fields change
 * @param set new values by field path, null for none; empty when there is a whole record
 * @param isKeyChangeMeant the key of the record may become another one, which makes it another record
 */
public record EditLetter(
        long letter, int edition, @Nullable String payload, Map<String, @Nullable String> set, boolean isKeyChangeMeant)
        implements Request<Outcome> {

    /** Without new values, none. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public EditLetter {
        set = set == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(set));
    }

    @Override
    public String subject() {
        return "letter " + letter;
    }
}
