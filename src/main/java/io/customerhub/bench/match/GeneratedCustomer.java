package io.customerhub.bench.match;

import io.customerhub.golden.RecordKey;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable.Heading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source record of a made-up person, as its standard row would be. Null is a value that the record does not have.
 *
 * @param number the record's number in the order of making, from 0
 * @param person the number of its person; the truth
 * @param key the record
 * @param version microseconds since 1970
 * @param given in pinyin where the name is Chinese
 * @param family in pinyin where the name is Chinese
 * @param hanGiven in Chinese characters, when the record is written so
 * @param hanFamily in Chinese characters, when the record is written so
 * @param born ISO 8601
 * @param phone E.164
 * @param identifier one that a person has once and for all
 */
record GeneratedCustomer(
        int number,
        int person,
        RecordKey key,
        long version,
        @Nullable String given,
        @Nullable String family,
        @Nullable String hanGiven,
        @Nullable String hanFamily,
        @Nullable String born,
        @Nullable String gender,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String street,
        @Nullable String town,
        @Nullable String postalCode,
        @Nullable String identifier) {

    /** What of it is compared. */
    static final List<Heading> HEADINGS = List.of(
            new Heading("given_name", MatchKind.GIVEN_NAME),
            new Heading("family_name", MatchKind.FAMILY_NAME),
            new Heading("han_name", MatchKind.NAME_REPEATED),
            new Heading("birth_date", MatchKind.BIRTH_DATE),
            new Heading("gender", MatchKind.CATEGORY),
            new Heading("phone", MatchKind.PHONE),
            new Heading("email", MatchKind.EMAIL),
            new Heading("street_address", MatchKind.STREET_ADDRESS),
            new Heading("address_locality", MatchKind.LOCALITY),
            new Heading("postal_code", MatchKind.POSTAL_CODE),
            new Heading("identifier.national", MatchKind.EXCLUSIVE_IDENTIFIER));

    /** The same record with another phone number. */
    GeneratedCustomer withPhone(String other) {
        return new GeneratedCustomer(
                number,
                person,
                key,
                version,
                given,
                family,
                hanGiven,
                hanFamily,
                born,
                gender,
                other,
                email,
                street,
                town,
                postalCode,
                identifier);
    }

    /** One value a heading. */
    @Nullable
    String[] row() {
        return new @Nullable String[] {
            given, family, hanName(), born, gender, phone, email, street, town, postalCode, identifier
        };
    }

    /** The whole name in Chinese characters, or null. */
    @Nullable
    String hanName() {
        return hanFamily == null ? null : hanFamily + (hanGiven == null ? "" : hanGiven);
    }
}
