package io.customerhub.sample.party;

/**
 * A postal address in its country's own writing, and the same in Latin script.
 *
 * @param country where it is
 * @param region province or state
 * @param city city
 * @param district district of a Chinese city, else empty
 * @param divisionCode the code of GB/T 2260 of that district, else empty
 * @param street street with house number
 * @param postalCode postal code
 * @param latin the address in Latin script
 */
public record PostalAddress(
        Country country,
        String region,
        String city,
        String district,
        String divisionCode,
        String street,
        String postalCode,
        LatinAddress latin) {

    /**
     * The parts that differ in Latin script.
     *
     * @param region province or state
     * @param city city
     * @param district district, may be empty
     * @param street street with house number
     */
    public record LatinAddress(String region, String city, String district, String street) {}
}
