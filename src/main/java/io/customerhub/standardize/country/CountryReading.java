package io.customerhub.standardize.country;

import org.jspecify.annotations.Nullable;

/**
 * What a text says of a country.
 *
 * @param outcome whether a country was found
 * @param code ISO 3166-1 alpha-2 (XK for Kosovo); null unless one was found
 * @param rule how it was found; null unless it was
 */
public record CountryReading(Outcome outcome, @Nullable String code, @Nullable CountryRule rule) {

    /** No country. */
    static final CountryReading UNKNOWN = new CountryReading(Outcome.UNKNOWN, null, null);

    /** More than one country. */
    static final CountryReading AMBIGUOUS = new CountryReading(Outcome.AMBIGUOUS, null, null);

    /** A country of a code system that the field does not declare. */
    static final CountryReading OTHER_SYSTEM = new CountryReading(Outcome.OTHER_SYSTEM, null, null);

    /** Whether a country was found. */
    public enum Outcome {
        /** One country. */
        FOUND,
        /** No country is called so. */
        UNKNOWN,
        /** More than one. */
        AMBIGUOUS,
        /** The text is a code of a system that has to be declared. */
        OTHER_SYSTEM
    }

    /** A country. */
    static CountryReading found(String code, CountryRule rule) {
        return new CountryReading(Outcome.FOUND, code, rule);
    }
}
