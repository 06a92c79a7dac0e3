package io.customerhub.record;

import java.util.List;

/**
 * A named part that an entry of the columns {@code contact_points}, {@code addresses} and {@code identifiers} may have
 * beside its value, and the column of the views that unfold them. Other parts of a standard value are not kept: matching
 * makes its own keys.
 *
 * @param name the key in the JSON object, which is the part's name in a {@link StandardValue}
 * @param description half a sentence, the comment of the column in PostgreSQL
 * @param isMapped true when a mapping may name it as an attribute of its own; false when it is only found in others
 */
public record StoredPart(String name, String description, boolean isMapped) {

    /** What a contact point may have, in the order in which it is written. */
    public static final List<StoredPart> CONTACT_POINT = List.of(
            found("extension", "of a phone: what is dialled behind the number"),
            found("label", "of a phone: the word that stood beside the number, such as home or 手机"),
            found(
                    "line_type",
                    "of a phone, where the mapping says keys: true: mobile, fixed_line, toll_free and others of"
                            + " libphonenumber"),
            found(
                    "region",
                    "of a phone, where the mapping says keys: true: the country of the number, ISO 3166-1 alpha-2"),
            found("display_name", "of an e-mail address: the name that stood beside it"),
            found(
                    "suggestion",
                    "of an e-mail address, where the mapping says keys: true: what was likely meant, when a"
                            + " domain is misspelt"));

    /** What an address may have, in the order in which it is written. */
    public static final List<StoredPart> ADDRESS = List.of(
            mapped("street_address", "road, number, building, room; in China all below the district"),
            mapped("address_locality", "the town; in China the city of the prefecture level"),
            mapped("address_region", "the state or province as it is written"),
            mapped("address_district", "the district or county below the town"),
            mapped("postal_code", "as the post of the country writes it"),
            mapped("address_country", "ISO 3166-1 alpha-2"),
            mapped("region_code", "the state or province, ISO 3166-2"),
            mapped("division_code", "the smallest Chinese division that is sure, GB/T 2260"),
            mapped("town", "Chinese town, township or subdistrict, which stands in the street address, too"),
            mapped("road", "the road without the number, which stands in the street address, too"),
            mapped("house_number", "the number of the house, which stands in the street address, too"),
            mapped("unit", "flat, suite, floor or room, which stands in the street address, too"),
            found("name", "who is to receive what is sent there, as it stood in the line"),
            found("mobile", "a Chinese mobile number that stood in the line"),
            found("phone", "another phone number that stood in the line"),
            found("note", "what stood in the line behind name and phone and is no address"),
            mapped("formatted_address", "the whole address as one text, with all that stood in it"),
            found(
                    "confidence",
                    "how sure the parts of a line are: high, medium or low; null when the source gave them"));

    /** What an identifier may have, in the order in which it is written. */
    public static final List<StoredPart> IDENTIFIER = List.of(
            found("kind", "how far it tells one customer from another: exclusive, strong, shared or weak"),
            found("region_code", "the Chinese division that gave it, GB/T 2260"),
            found("province", "the province of that division"),
            found("organization_code", "the nine characters of the organization within a credit code, GB 11714"),
            found("birth_date", "the day of birth that it tells"),
            found("gender", "the gender that it tells: male or female"));

    private static StoredPart mapped(String name, String description) {
        return new StoredPart(name, description, true);
    }

    private static StoredPart found(String name, String description) {
        return new StoredPart(name, description, false);
    }
}
