package io.customerhub.sample.party;

import java.util.List;

/**
 * A telephone number that is valid by its country's numbering plan.
 *
 * @param country whose number it is
 * @param mobile true for a mobile phone
 * @param groups the national significant number, cut as people of the country write it; for a landline the first group
 *     is the area code
 */
public record PhoneNumber(Country country, boolean mobile, List<String> groups) {
    /** Copies the groups. */
    public PhoneNumber {
        groups = List.copyOf(groups);
    }

    /** The number as ITU-T E.164 writes it: plus, calling code, digits. */
    public String e164() {
        return "+" + country.callingCode() + String.join("", groups);
    }
}
