package io.customerhub.standardize.country;

import io.customerhub.record.Rule;

/** How a text becomes a country. */
public enum CountryRule implements Rule {
    /** By its code. */
    CODE(
            "country.code",
            "The text is a code of the declared system, or of ISO 3166-1 where none is declared; the codes stand in"
                    + " codes.tsv with their sources."),
    /** By its name. */
    NAME(
            "country.name",
            "The text is a name of one country only, in the field's language or any; case, accents and punctuation do not"
                    + " count (Unicode CLDR 48, and names in use besides)."),
    /** By the name behind the form of state. */
    FORM(
            "country.form",
            "Without its article, its form of state ('Republic of') or the order of lists ('Iran, Islamic Republic of')"
                    + " the text is a name of one country only."),
    /** By the record's region. */
    REGION("country.region", "Several countries share the text, and the record's own region is one of them.");

    private final String code;
    private final String reason;

    CountryRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }
}
