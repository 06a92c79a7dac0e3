package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.standardize.country.CountryRule;
import io.customerhub.standardize.country.CountrySystem;
import io.customerhub.standardize.currency.CurrencyRule;
import io.customerhub.standardize.date.DateRule;
import io.customerhub.standardize.language.LanguageRule;
import io.customerhub.standardize.name.PersonNameRule;
import io.customerhub.standardize.number.NumberRule;
import io.customerhub.standardize.organization.OrganizationRule;
import io.customerhub.standardize.region.RegionRule;
import io.customerhub.standardize.word.WordRule;
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
            "Years of two digits up to this number are 20xx, the others 19xx; without it 69 to 99 are 19xx, 00 to 29"
                    + " are 20xx, both with an issue, and the others are ambiguous unless past decides.",
            Kind.NUMBER,
            List.of());

    private static final Option SYSTEM = option(
            "system",
            "The system of a spreadsheet's numbers; without it a plain number is no date.",
            Kind.TEXT,
            List.of("1900", "1904"));

    private static final Option DECIMAL = option(
            "decimal",
            "What stands before the decimals; without it the record's region decides where a text has two readings.",
            Kind.TEXT,
            List.of(".", ","));

    /** Names under which people look for a type when they try it; a mapping writes the type's own. */
    static final Map<String, String> OTHER_NAMES = Map.of(
            "cn-resident-id", "resident-id",
            "cn-credit-code", "credit-code",
            "vat", "vat-id",
            "identity-card", "national-id",
            "id", "identifier",
            "organization", "organization-name",
            "swift", "bic");

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
                region(),
                language(),
                currency(),
                gender(),
                truth(),
                code(),
                number(),
                amount(),
                percent(),
                IdentifierTypes.identifier(),
                IdentifierTypes.residentId(),
                IdentifierTypes.creditCode(),
                IdentifierTypes.nationalId(),
                IdentifierTypes.vatId(),
                IdentifierTypes.iban(),
                IdentifierTypes.bic())) {
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
                "The name of a person, with its parts; names in capitals or small letters only get their proper case, and"
                        + " an organization or several people are told.",
                "'VAN DER BERG, Dr. ANNA' becomes 'Anna van der Berg', prefix 'Dr'",
                List.of(
                        option(
                                "part",
                                "Which part of the name the source field holds; full is split.",
                                Kind.TEXT,
                                List.of("full", "given", "family")),
                        option(
                                "keys",
                                "True when who is named, the match key and the pinyin of Chinese names are parts of every"
                                        + " value; hub standardize always shows them.",
                                Kind.FLAG,
                                List.of())),
                List.of(
                        "name_prefix",
                        "given_name",
                        "additional_name",
                        "family_name",
                        "name_suffix",
                        "nickname",
                        "party_type",
                        "match_key",
                        "pinyin",
                        "pinyin_passport"),
                Yields.TEXT,
                List.of(PersonNameRule.values()));
    }

    private static StandardizerType organizationName() {
        return new StandardizerType(
                "organization-name",
                "The name of a company or other organization, with its legal form and trading name told apart.",
                "'MUELLER MASCHINENBAU GMBH & CO KG' becomes 'Mueller Maschinenbau GmbH & Co. KG'",
                List.of(option(
                        "keys",
                        "True when the part match_key is wanted: the name folded, without legal form and filler words.",
                        Kind.FLAG,
                        List.of())),
                List.of("legal_form", "core_name", "trading_name", "match_key"),
                Yields.TEXT,
                List.of(OrganizationRule.values()));
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
                        SYSTEM,
                        option(
                                "placeholders",
                                "Days in ISO form that the source writes when it knows none; without it 1753-01-01,"
                                        + " 1899-12-30, 1899-12-31, 1900-01-01 and 9999-12-31.",
                                Kind.LIST,
                                List.of()),
                        option(
                                "past",
                                "True when a day in the future is invalid, as for birth dates.",
                                Kind.FLAG,
                                List.of())),
                List.of(),
                Yields.DATE,
                List.of(DateRule.values()));
    }

    private static StandardizerType datetime() {
        return new StandardizerType(
                "datetime",
                "A point in time; without offset it is read in the mapping's zone.",
                "'2024-03-05 08:30:00' in the zone Asia/Shanghai becomes 2024-03-05T00:30:00Z",
                List.of(
                        ORDER,
                        PIVOT,
                        SYSTEM,
                        option(
                                "epoch",
                                "What a plain number counts since 1970; without it plain numbers are no times.",
                                Kind.TEXT,
                                List.of("seconds", "milliseconds"))),
                List.of(),
                Yields.TIMESTAMP,
                List.of(DateRule.values()));
    }

    private static StandardizerType country() {
        return new StandardizerType(
                "country",
                "A country as ISO 3166-1 alpha-2 code, from its codes and names in many languages.",
                "'Deutschland' and 'DEU' become 'DE'",
                List.of(option(
                        "system",
                        "The code system of the field: iso2, iso3, numeric (UN M49), fips, ioc, fifa, plate (signs of"
                                + " vehicles), dial, or name where codes never stand; without it ISO 3166-1 codes and names.",
                        Kind.TEXT,
                        CountrySystem.allSpellings())),
                List.of(),
                Yields.TEXT,
                List.of(CountryRule.values()));
    }

    private static StandardizerType region() {
        return new StandardizerType(
                "region",
                "A province, state or other region of the record's country as ISO 3166-2 code.",
                "'广东省' in the region CN becomes CN-GD, 'California' in the region US becomes US-CA",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(RegionRule.values()));
    }

    private static StandardizerType language() {
        return new StandardizerType(
                "language",
                "A language as BCP 47 tag, from its ISO 639 codes and names in many languages.",
                "'ger', 'German' and '德语' become 'de'; 'ZH_cn' becomes 'zh-CN'",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(LanguageRule.values()));
    }

    private static StandardizerType currency() {
        return new StandardizerType(
                "currency",
                "A currency as ISO 4217 code, from its codes, signs and names in many languages.",
                "'人民币' becomes CNY, '$' in the region CA becomes CAD and without region is ambiguous",
                List.of(),
                List.of(),
                Yields.TEXT,
                List.of(CurrencyRule.values()));
    }

    private static StandardizerType gender() {
        return new StandardizerType(
                "gender",
                "A gender as male, female, other or unknown, from words of many languages; letters only by map.",
                "'女' and 'Frau' become 'female'; 'M' needs map {M: male, F: female}",
                List.of(option(
                        "map",
                        "The source's codes and what they mean, whatever their case; they go before the words.",
                        Kind.MAP,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.of(WordRule.values()));
    }

    private static StandardizerType truth() {
        return new StandardizerType(
                "boolean",
                "Yes or no as true or false, from words of many languages.",
                "'是', 'Ja' and '1' become 'true'",
                List.of(option(
                        "map",
                        "The source's codes and what they mean, true or false; they go before the words.",
                        Kind.MAP,
                        List.of())),
                List.of(),
                Yields.TEXT,
                List.of(WordRule.values()));
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
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.SCALE));
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
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.CURRENCY,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.SCALE));
    }

    private static StandardizerType percent() {
        return new StandardizerType(
                "percent",
                "A percentage as number of percent; its part fraction is the same as a factor.",
                "'12,5 %' becomes 12.5, fraction 0.125; '5‰' becomes 0.5",
                List.of(
                        DECIMAL,
                        option(
                                "plain",
                                "What a number without a sign counts; without it percent, and up to 1 with an issue.",
                                Kind.TEXT,
                                List.of("percent", "fraction"))),
                List.of("fraction"),
                Yields.NUMBER,
                List.of(
                        NumberRule.DIGITS,
                        NumberRule.SIGN,
                        NumberRule.SEPARATORS,
                        NumberRule.EXPONENT,
                        NumberRule.PERCENT));
    }

    private static Option option(String name, String description, Kind kind, List<String> values) {
        return new Option(name, description, kind, values, false);
    }
}
