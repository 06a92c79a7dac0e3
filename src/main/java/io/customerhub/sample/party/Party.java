package io.customerhub.sample.party;

import java.time.LocalDate;

/**
 * A person or a company as it really is: the truth behind the records of the source systems.
 *
 * @param index place in the world, from 0
 * @param id the name of the party in the truth file
 * @param company true for a company, whose contact person is then {@code name}
 * @param name the person, or the contact person of the company
 * @param male the person's gender
 * @param organization the company's name; empty for a person
 * @param organizationLatin the company's name in Latin script; empty for a person
 * @param born the person's birth date
 * @param mobile mobile phone
 * @param landline landline at the address
 * @param email e-mail address
 * @param address where the party lives or works
 * @param nationalId Chinese resident identity number, empty for others
 * @param taxNumber unified social credit code of a Chinese company, empty for others
 */
public record Party(
        long index,
        String id,
        boolean company,
        PersonName name,
        boolean male,
        String organization,
        String organizationLatin,
        LocalDate born,
        PhoneNumber mobile,
        PhoneNumber landline,
        String email,
        PostalAddress address,
        String nationalId,
        String taxNumber) {}
