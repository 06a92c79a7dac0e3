package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.record.Rule;
import io.customerhub.standardize.address.AddressPart;
import io.customerhub.standardize.address.AddressRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mapping may write after {@code as:}. The one place where types and options are described. */
final class StandardizerCatalog {

    private static final List<String> ORDERS = List.of("year-month-day", "day-month-year", "month-day-year");

    private static final Option ORDER = option(
            "order", "The order of day, month and year; the mapping's order when it is not there.", Kind.TEXT, ORDERS);

    private static final Option PIVOT = option(
            "pivot",
            "Years of two digits up to this number are 20xx, the others 19xx; without it they are ambiguous.",
            Kind.NUMBER,
            List.of());

    private static final Option DECIMAL = option(
            "decimal",
            "What stands before the decimals; without it the record's region decides where a text has two readings.",
            Kind.TEXT,
            List.of(".", ","));

    private StandardizerCatalog() {}

    /** All types by name, in the order in which docs list them. */
    static Map<String, StandardizerType> types() {
        Map<String, StandardizerType> types = new LinkedHashMap<>();
        for (StandardizerType type : List.of(
                text(),
                personName(),
                organizationName(),
                phone(),
                email(),
                date(),
                datetime(),
                country(),
                address(),
                postalCode(),
                code(),
                number(),
                amount())) {
            types.put(type.name(), type);
        }
        return java.util.Collections.unmodifiableMap(types);
    }

    private static StandardizerType text() {
        return new StandardizerType(
                "text",
                "Free text as it was cleansed.",
                "'  two   words ' becomes 'two words'",
                List.of(option(
                        "maxLength",
                        "The longest text in characters; more is cut with an issue.",
                        Kind.NUMBER,
                        List.of())),
                List.of(),
                Yields.TEXT);
    }

    private static StandardizerType personName() {
        return new StandardizerType(
                "person-name",
                "The name of a person, with its parts; names in capitals or small letters only get their proper case.",
                "'VAN DER BERG, Dr. ANNA' becomes 'Anna van der Berg', prefix 'Dr'",
                List.of(option(
                        "part",
                        "Which part of the name the source field holds; full is split.",
                        Kind.TEXT,
                        List.of("full", "given", "family"))),
                List.of("name_prefix", "given_name", "additional_name", "family_name", "name_suffix"),
                Yields.TEXT);
    }

    private static StandardizerType organizationName() {
        return new StandardizerType(
                "organization-name",
                "The name of a company or other organization.",
                "'ＡＣＭＥ Ｌｔｄ' becomes 'ACME Ltd'",
                List.of(),
                List.of(),
                Yields.TEXT);
    }

    private static StandardizerType phone() {
        return new StandardizerType(
                "phone",
                "A phone number in E.164, read in the record's region unless it names its own.",
                "'0044 20 7946 0018' becomes '+442079460018'",
                List.of(option(
                        "region",
                        "The region of this field's numbers, ISO 3166-1 alpha-2; the record's when it is not there.",
                        Kind.TEXT,
                        List.of())),
                List.of("extension"),
                Yields.TEXT);
    }

    private static StandardizerType email() {
        return new StandardizerType(
                "email",
                "An e-mail address; the domain in lower case, the local part as it came.",
                "'Anna <Anna@Example.COM>' becomes 'Anna@example.com'",
                List.of(),
                List.of(),
                Yields.TEXT);
    }

    private static StandardizerType date() {
        return new StandardizerType(
                "date",
                "A day of the calendar.",
                "'05/06/1987' with order day-month-year becomes 1987-06-05; without order it is ambiguous",
                List.of(
                        ORDER,
                        PIVOT,
                        option(
                                "placeholders",
                                "Days in ISO form that the source writes when it knows none, such as 1900-01-01.",
                                Kind.LIST,
                                List.of()),
                        option(
                                "past",
                                "True when a day in the future is invalid, as for birth dates.",
                                Kind.FLAG,
                                List.of())),
                List.of(),
                Yields.DATE);
    }

    private static StandardizerType datetime() {
        return new StandardizerType(
                "datetime",
                "A point in time; without offset it is read in the mapping's zone.",
                "'2024-03-05 08:30:00' in the zone Asia/Shanghai becomes 2024-03-05T00:30:00Z",
                List.of(
                        ORDER,
                        PIVOT,
                        option(
                                "epoch",
                                "What a plain number counts since 1970; without it plain numbers are no times.",
                                Kind.TEXT,
                                List.of("seconds", "milliseconds"))),
                List.of(),
                Yields.TIMESTAMP);
    }

    private static StandardizerType country() {
        return new StandardizerType(
                "country",
                "A country as ISO 3166-1 alpha-2 code, from its codes and names in many languages.",
                "'Deutschland' and 'DEU' become 'DE'",
                List.of(),
                List.of(),
                Yields.TEXT);
    }

    private static StandardizerType address() {
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

    private static StandardizerType postalCode() {
        return new StandardizerType(
                "postal-code",
                "A postal code as the post of its country writes it; checked by the country's form.",
                "'ec1n8qx' in the region GB becomes 'EC1N 8QX'",
                List.of(option(
                        "region",
                        "The country of this field's codes, ISO 3166-1 alpha-2; the record's when it is not there.",
                        Kind.TEXT,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.<Rule>of(AddressRule.CODE_FORM));
    }

    private static StandardizerType code() {
        return new StandardizerType(
                "code",
                "A code of the source as a code of ours; a code that is not in the map is invalid.",
                "'M' with map {M: male, F: female} becomes 'male'",
                List.of(new Option(
                        "map",
                        "The source's codes and what they mean, whatever their case.",
                        Kind.MAP,
                        List.of(),
                        true)),
                List.of(),
                Yields.TEXT);
    }

    private static StandardizerType number() {
        return new StandardizerType(
                "number",
                "A number with its decimals as written.",
                "'1.234,50' becomes 1234.50",
                List.of(DECIMAL),
                List.of(),
                Yields.NUMBER);
    }

    private static StandardizerType amount() {
        return new StandardizerType(
                "amount",
                "An amount of money with its currency.",
                "'￥1.2万' in the region CN becomes 12000, currency CNY",
                List.of(
                        DECIMAL,
                        option("currency", "The currency of amounts that name none, ISO 4217.", Kind.TEXT, List.of())),
                List.of("currency"),
                Yields.NUMBER);
    }

    private static Option option(String name, String description, Kind kind, List<String> values) {
        return new Option(name, description, kind, values, false);
    }
}
