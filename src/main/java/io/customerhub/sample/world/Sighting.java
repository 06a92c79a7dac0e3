package io.customerhub.sample.world;

import io.customerhub.sample.party.PostalAddress;
import io.customerhub.sample.spelling.NameSpelling.Spelled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party as one source system holds it: every value as somebody typed it there.
 *
 * @param party id of the party in the truth file
 * @param index the party's place in the world, which draws what belongs to the record
 * @param company true for a company
 * @param number the system's own number of the record, unique in the system; says nothing about the party
 * @param name the person, or the company's contact person
 * @param organization company name; empty for a person
 * @param male true gender of the person; systems write it in codes of their own
 * @param genderKnown false if the system has no gender
 * @param born birth date in the system's order of day, month and year; empty for a company
 * @param mobile mobile phone
 * @param landline second phone, may be empty
 * @param email e-mail address
 * @param region province or state
 * @param city city
 * @param district district, empty outside China
 * @param street street with house number
 * @param postalCode postal code
 * @param country country in one of its spellings
 * @param place where that is, without the slips of who typed it; null for a customer that is not generated
 * @param currency ISO 4217 code of the currency in which the party buys
 * @param nationalId Chinese resident identity number, mostly empty
 * @param taxNumber unified social credit code, mostly empty
 * @param state 0 active, 1 suspended, 2 closed; systems write it in codes of their own
 * @param createdAt when the record came to be
 * @param updatedAt when it last changed: whole seconds, many records share one, before 2026
 */
public record Sighting(
        String party,
        long index,
        boolean company,
        long number,
        Spelled name,
        String organization,
        boolean male,
        boolean genderKnown,
        String born,
        String mobile,
        String landline,
        String email,
        String region,
        String city,
        String district,
        String street,
        String postalCode,
        String country,
        @Nullable PostalAddress place,
        String currency,
        String nationalId,
        String taxNumber,
        int state,
        Instant createdAt,
        Instant updatedAt) {
    /** District and street in one line, as systems without a district keep it: Chinese order, or the Latin one. */
    public String streetWithDistrict() {
        if (district.isEmpty()) {
            return street;
        }
        return name.chinese() ? district + street : street + ", " + district;
    }
}
