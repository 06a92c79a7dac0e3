package io.customerhub.standardize.address;

import io.customerhub.record.Rule;

/** What reading an address or a postal code may do. */
public enum AddressRule implements Rule {
    /** The country. */
    COUNTRY(
            "address.country",
            "The last or first words that name a country (Unicode CLDR) are the country; without them the record's region"
                    + " is, or the country whose region and postal code stand together."),
    /** The postal code. */
    POSTAL_CODE(
            "address.postal-code",
            "The postal code stands where the country's format has it and has the country's form (Unicode CLDR,"
                    + " libaddressinput); it is written as its post writes it."),
    /** State or province. */
    REGION("address.region", "A state's code or name beside the postal code is the region (ISO 3166-2)."),
    /** Town. */
    LOCALITY(
            "address.locality",
            "The words beside the postal code, where the country's format has the town, are the locality; where no comma"
                    + " parts them from the street, street words and the list of places (GeoNames) do."),
    /** Number and road. */
    STREET(
            "address.street",
            "The number of the house stands before or after the road, as is usual in the country (OpenCage"
                    + " address-formatting)."),
    /** Chinese divisions. */
    DIVISION(
            "address.division",
            "Province, city and county are read from large to small and get their code of GB/T 2260; a missing level is"
                    + " filled where only one division fits."),
    /** Wrong Chinese divisions. */
    DIVISION_REPAIR(
            "address.division-repair",
            "A level that contradicts the others, or has an old ending, is replaced where only one division fits the"
                    + " others."),
    /** Name and phone. */
    CONTACT(
            "address.contact",
            "Name and phone that were pasted into the line become parts of their own: a mobile has eleven digits from 13"
                    + " to 19, a name is labelled or begins with a family name at an end of the line."),
    /** A single postal code. */
    CODE_FORM("postal-code.form", "Capitals, and spaces and hyphens, as the country's post writes them.");

    private final String code;
    private final String reason;

    AddressRule(String code, String reason) {
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
