package io.customerhub.standardize.crossfield;

import io.customerhub.record.Rule;

/** What the values of a record may say of one another. The first are findings, the last are derivations. */
public enum CrossFieldRule implements Rule {
    /** Postal code against country. */
    POSTAL_CODE_COUNTRY(
            "cross.postal-code-country",
            "A postal code has a form of the country that the same address names (Unicode CLDR, libaddressinput)."),
    /** Postal code against city or region. */
    POSTAL_CODE_PLACE(
            "cross.postal-code-place",
            "The leading digits of a Chinese postal code are those of the province of the city, those of a US ZIP code those"
                    + " of the state; a place whose name several provinces have says nothing."),
    /** Resident id against birth date. */
    BIRTH_DATE_RESIDENT_ID(
            "cross.birth-date-resident-id",
            "The birth date is the one in the valid resident id of the same record (GB 11643)."),
    /** Resident id against gender. */
    GENDER_RESIDENT_ID(
            "cross.gender-resident-id",
            "The gender, male or female, is the one in the valid resident id of the same record (GB 11643)."),
    /** Name against e-mail. */
    NAME_EMAIL(
            "cross.name-email",
            "The name of a person is not the e-mail address of the same record, nor what stands before its @: such a name"
                    + " was made of the address."),
    /** A company among people. */
    PERSON_ORGANIZATION(
            "cross.person-organization",
            "No given or family name ends in a legal form, and no organization is named where the record has a birth date,"
                    + " a gender, a resident id or the party type person."),

    /** Birth date of the resident id. */
    BIRTH_DATE_DERIVED(
            "cross.birth-date-derived",
            "A missing birth date is the one in the valid resident id of the same record (GB 11643)."),
    /** Gender of the resident id. */
    GENDER_DERIVED(
            "cross.gender-derived",
            "A missing gender is the one in the valid resident id of the same record (GB 11643)."),
    /** Country of the phone. */
    COUNTRY_OF_PHONE(
            "cross.country-of-phone",
            "The missing country of an address is that of the valid phone numbers that are written with their country code"
                    + " (libphonenumber), when no value of the record speaks for another one."),
    /** Country of the resident id. */
    COUNTRY_OF_RESIDENT_ID(
            "cross.country-of-resident-id",
            "The missing country of an address is China when the record has a valid resident id of a province and no value"
                    + " speaks for another one."),
    /** Country of the postal code. */
    COUNTRY_OF_POSTAL_CODE(
            "cross.country-of-postal-code",
            "A missing country is that of the postal code when no other country has codes of that form, as"
                    + " SW1A 1AA and K1A 0B1; bare digits decide only with the Chinese place or American state in"
                    + " which they lie (Unicode CLDR, libaddressinput), and no value of the record may speak for another one."),
    /** Nationality of the resident id. */
    NATIONALITY_DERIVED(
            "cross.nationality-derived",
            "A missing nationality is China when the record has a valid resident id of a province, which citizens alone"
                    + " have (GB 11643).");

    private final String code;
    private final String reason;

    CrossFieldRule(String code, String reason) {
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

    /** True when the rule fills what is missing; false when it tells of a contradiction. */
    public boolean isDerivation() {
        return compareTo(BIRTH_DATE_DERIVED) >= 0;
    }
}
