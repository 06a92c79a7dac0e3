package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.address.PostalCodes;
import io.customerhub.standardize.address.PostalCountries;
import io.customerhub.standardize.crossfield.FieldPlaces.Address;
import io.customerhub.standardize.phone.PhoneNumbers;
import io.customerhub.standardize.text.HalfWidth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the missing country of an address from phones that are written with their country code, else from the resident id,
 * else from its own postal code. As soon as two values of the record speak for different countries, nothing is filled.
 */
final class CountryDerivation implements CrossFieldCheck {

    private static final String CHINA = "CN";

    private final List<Address> addresses;
    private final int[] phones;
    private final ResidentIds ids;
    private final @Nullable PhoneNumbers numbers;
    private final PostalCodes codes;
    private final PostalCountries countries;
    private final Findings findings;

    private CountryDerivation(
            List<Address> addresses,
            int[] phones,
            ResidentIds ids,
            @Nullable PhoneNumbers numbers,
            PostalCodes codes,
            PostalCountries countries,
            Findings findings) {
        this.addresses = addresses;
        this.phones = phones;
        this.ids = ids;
        this.numbers = numbers;
        this.codes = codes;
        this.countries = countries;
        this.findings = findings;
    }

    static List<CrossFieldCheck> of(FieldPlaces fields, CrossFields.References references, Findings findings) {
        List<Address> addresses = fields.addresses().stream()
                .filter(address -> address.country() != FieldPlaces.NONE)
                .toList();
        int[] phones = fields.all(field -> field.as().equals("phone"));
        ResidentIds ids = ResidentIds.of(fields);
        boolean hasCodes = addresses.stream().anyMatch(address -> address.postalCode() != FieldPlaces.NONE);
        if (addresses.isEmpty() || phones.length == 0 && ids.isEmpty() && !hasCodes) {
            return List.of();
        }
        PhoneNumbers numbers = phones.length == 0 ? null : references.phones().get();
        PostalCodes codes = references.postalCodes().get();
        PostalCountries countries =
                new PostalCountries(codes, references.postalPlaces().get());
        return List.of(new CountryDerivation(addresses, phones, ids, numbers, codes, countries, findings));
    }

    @Override
    public void apply(AttributeValue[] values) {
        boolean missing = false;
        for (int i = 0; i < addresses.size(); i++) {
            missing |= Findings.isMissing(values[addresses.get(i).country()]);
        }
        if (!missing) {
            return;
        }
        StandardValue id = ids.only(values);
        boolean chinese = id != null && ResidentIds.isOfCitizen(id);
        String dialled = countryOfPhones(values);
        String country = dialled == null && chinese ? CHINA : dialled;
        if (country == null) {
            fillFromPostalCodes(values);
            return;
        }
        if (country.isEmpty() || chinese && !country.equals(CHINA) || isContradicted(country, values)) {
            return;
        }
        CrossFieldRule rule = dialled == null ? CrossFieldRule.COUNTRY_OF_RESIDENT_ID : CrossFieldRule.COUNTRY_OF_PHONE;
        for (Address address : addresses) {
            if (Findings.isMissing(values[address.country()])) {
                findings.fill(values, address.country(), country, rule);
            }
        }
    }

    private void fillFromPostalCodes(AttributeValue[] values) {
        for (Address address : addresses) {
            if (address.postalCode() == FieldPlaces.NONE || !Findings.isMissing(values[address.country()])) {
                continue;
            }
            String code = values[address.postalCode()].text();
            String country = code == null
                    ? null
                    : countries.countryOf(
                            HalfWidth.of(code), text(values, address.locality()), text(values, address.region()));
            if (country != null && !isReadOtherwise(address, country, values)) {
                findings.fill(values, address.country(), country, CrossFieldRule.COUNTRY_OF_POSTAL_CODE);
            }
        }
    }

    private static @Nullable String text(AttributeValue[] values, int at) {
        return at == FieldPlaces.NONE ? null : values[at].text();
    }

    /** The one country of all phones with a country code; null when there are none, empty when they do not agree. */
    private @Nullable String countryOfPhones(AttributeValue[] values) {
        String found = null;
        for (int at : phones) {
            StandardValue standard = values[at].standard();
            String text = values[at].text();
            if (numbers == null
                    || text == null
                    || standard == null
                    || standard.validity() != Validity.VALID
                    || !(standard.value() instanceof String number)
                    || !hasCountryCode(text, number)) {
                continue;
            }
            String country = numbers.countryOf(number);
            if (country == null || found != null && !found.equals(country)) {
                return "";
            }
            found = country;
        }
        return found;
    }

    /** True when the source wrote the country code itself; otherwise the country is only the one that was assumed. */
    private static boolean hasCountryCode(String text, String number) {
        int expected = 1;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (text.charAt(i) == '+' || text.charAt(i) == '＋') {
                return true;
            }
            boolean leading = expected == 1 && digit == 0;
            if (digit >= 0 && !leading) {
                if (digit != number.charAt(expected) - '0') {
                    return false;
                }
                expected++;
                if (expected == number.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True when another address or a postal code is one of another country. */
    private boolean isContradicted(String country, AttributeValue[] values) {
        for (Address address : addresses) {
            AttributeValue told = values[address.country()];
            if (isReadOtherwise(address, country, values)) {
                return true;
            }
            if (!Findings.isMissing(told)) {
                if (!country.equals(Findings.value(told))) {
                    return true;
                }
            } else if (address.postalCode() != FieldPlaces.NONE && codes.knows(country)) {
                String text = Findings.text(values[address.postalCode()]);
                if (text != null && !text.isEmpty() && !PostalCodeCheck.fits(codes, country, HalfWidth.of(text))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True when the address as one text is one of another country. */
    private static boolean isReadOtherwise(Address address, String country, AttributeValue[] values) {
        StandardValue whole = address.whole() == FieldPlaces.NONE ? null : values[address.whole()].standard();
        return whole != null && !country.equals(whole.parts().getOrDefault("address_country", country));
    }
}
