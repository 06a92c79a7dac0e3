package io.customerhub.standardize.address;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of an address, in the order in which they are shown; the first six are those of schema.org. */
public enum AddressPart {
    /** What is left when all other parts are taken: road, number, building, room. */
    STREET_ADDRESS,
    /** The town; in China the city of the prefecture level. */
    ADDRESS_LOCALITY,
    /** The state or province. */
    ADDRESS_REGION,
    /** The district or county below the town. */
    ADDRESS_DISTRICT,
    /** As the post of the country writes it. */
    POSTAL_CODE,
    /** ISO 3166-1 alpha-2. */
    ADDRESS_COUNTRY,
    /** The region's code of ISO 3166-2, such as US-NY. */
    REGION_CODE,
    /** The code of GB/T 2260 of the smallest Chinese division that is sure. */
    DIVISION_CODE,
    /** A Chinese town, township or subdistrict; it stays in the street address, too. */
    TOWN,
    /** The number of the house, as written. */
    HOUSE_NUMBER,
    /** The road without the number. */
    ROAD,
    /** Flat, suite, floor or room, as written. */
    UNIT,
    /** Who is to receive what is sent there. */
    NAME,
    /** A Chinese mobile number of eleven digits. */
    MOBILE,
    /** Another phone number in the line. */
    PHONE,
    /** What stands in the line after name and phone and is no address. */
    NOTE,
    /** How sure the reading is: high, medium or low. */
    CONFIDENCE,
    /** The parts as their country writes an address, on lines; only where somebody listens and the reading is sure. */
    FORMATTED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Its name in a standard value, such as {@code postal_code}. */
    public String key() {
        return key;
    }

    /** The names of all. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(AddressPart::key).toList();
    }
}
