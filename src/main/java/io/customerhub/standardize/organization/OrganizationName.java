package io.customerhub.standardize.organization;

import io.customerhub.standardize.text.Composed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of an organization, taken apart.
 *
 * @param text the whole name
 * @param coreName the name without legal form and trading name; the whole name when it has neither
 * @param legalForm the legal form as it is usually written; null when none was recognised
 * @param tradingName the name under which the organization trades; null when the text has none
 */
public record OrganizationName(String text, String coreName, @Nullable String legalForm, @Nullable String tradingName) {

    /** The same with letters and accents in one, which a change of case may have made possible. */
    OrganizationName composed() {
        return new OrganizationName(
                Composed.of(text),
                Composed.of(coreName),
                legalForm,
                tradingName == null ? null : Composed.of(tradingName));
    }

    /** The parts by name; empty when the name has neither legal form nor trading name. */
    public Map<String, Object> parts() {
        if (tradingName == null) {
            return legalForm == null ? Map.of() : Map.of("legal_form", legalForm, "core_name", coreName);
        }
        Map<String, Object> parts = new LinkedHashMap<>(8);
        if (legalForm != null) {
            parts.put("legal_form", legalForm);
        }
        parts.put("core_name", coreName);
        parts.put("trading_name", tradingName);
        return java.util.Collections.unmodifiableMap(parts);
    }
}
