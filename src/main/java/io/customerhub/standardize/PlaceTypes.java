package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.record.Rule;
import io.customerhub.standardize.address.AddressPart;
import io.customerhub.standardize.address.AddressRule;
import io.customerhub.standardize.country.CountryRule;
import io.customerhub.standardize.country.CountrySystem;
import io.customerhub.standardize.region.RegionRule;
import java.util.List;

/** The types of places in the catalog. */
final class PlaceTypes {

    private PlaceTypes() {}

    static StandardizerType country() {
        return new StandardizerType(
                "country",
                "A country as ISO 3166-1 alpha-2 code, from its codes and names in many languages.",
                "'Deutschland' and 'DEU' become 'DE'",
                List.of(Option.optional(
                        "system",
                        "The code system of the field: iso2, iso3, numeric (UN M49), fips, ioc, fifa, plate (signs of"
                                + " vehicles), dial, or name where codes never stand; without it ISO 3166-1 codes and names.",
                        Kind.TEXT,
                        CountrySystem.allSpellings())),
                List.of(),
                Yields.TEXT,
                List.of(CountryRule.values()));
    }

    static StandardizerType region() {
        return new StandardizerType(
                "region",
                "A province, state or other region of the record's country as ISO 3166-2 code.",
                "'广东省' in the region CN becomes CN-GD, 'California' in the region US becomes US-CA",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(RegionRule.values()));
    }

    static StandardizerType address() {
        return new StandardizerType(
                "address",
                "A postal address of one or several lines with its parts: street_address, address_district,"
                        + " address_locality, address_region and postal_code as schema.org names them, address_country in"
                        + " ISO 3166-1, and finer ones; the line itself stays whole.",
                "'广东深圳南山科技园1号 李飞 13800138001' becomes district 南山区, division_code 440305, name 李飞",
                List.of(),
                AddressPart.keys(),
                Yields.TEXT,
                List.<Rule>of(
                        AddressRule.COUNTRY,
                        AddressRule.POSTAL_CODE,
                        AddressRule.REGION,
                        AddressRule.LOCALITY,
                        AddressRule.STREET,
                        AddressRule.DIVISION,
                        AddressRule.DIVISION_REPAIR,
                        AddressRule.CONTACT));
    }

    static StandardizerType postalCode() {
        return new StandardizerType(
                "postal-code",
                "A postal code as the post of its country writes it; checked by the country's form.",
                "'ec1n8qx' in the region GB becomes 'EC1N 8QX'",
                List.of(Option.optional(
                        "region",
                        "The country of this field's codes, ISO 3166-1 alpha-2; the record's when it is not there.",
                        Kind.TEXT,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.<Rule>of(AddressRule.CODE_FORM));
    }
}
