package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.record.Rule;
import io.customerhub.standardize.identifier.IdentifierRule;
import java.util.List;

/** The types of identifiers in the catalog. */
final class IdentifierTypes {

    private IdentifierTypes() {}

    static StandardizerType identifier() {
        return identifier(
                "identifier",
                "A number of which only the mapping knows the form, in capitals and digits without separators.",
                "'ab-123 456' with pattern '[A-Z]{2}[0-9]{6}' becomes 'AB123456'",
                List.of(
                        Option.optional(
                                "pattern",
                                "The form of the number without separators: characters, classes such as [A-Z0-9], \\d, \\w"
                                        + " and ., counts such as {2,5}, and | between alternatives; no groups.",
                                Kind.TEXT,
                                List.of()),
                        Option.optional(
                                "kind",
                                "How far the number tells one customer from another.",
                                Kind.TEXT,
                                List.of("exclusive", "strong", "shared", "weak"))),
                List.of("kind"),
                IdentifierRule.WRITTEN);
    }

    static StandardizerType residentId() {
        return identifier(
                "resident-id",
                "A Chinese resident id (GB 11643) of 18 characters, with day of birth, gender and province.",
                "'110101 491001 001' becomes '11010119491001001X', province '北京市'",
                List.of(),
                List.of("birth_date", "gender", "region_code", "province"),
                IdentifierRule.WRITTEN,
                IdentifierRule.RESIDENT_EIGHTEEN);
    }

    static StandardizerType creditCode() {
        return identifier(
                "credit-code",
                "A Chinese unified social credit code (GB 32100), with region and organization.",
                "'9111 0000 8020 1044 4P' becomes '91110000802010444P'",
                List.of(),
                List.of("region_code", "province", "organization_code"),
                IdentifierRule.WRITTEN);
    }

    static StandardizerType nationalId() {
        return identifier(
                "national-id",
                "The number that a state gives a person, read by the rules of the record's region; some fifty are known.",
                "'a123456(3)' in the region HK becomes 'A1234563'",
                List.of(),
                List.of("birth_date", "gender", "region_code", "province"),
                IdentifierRule.WRITTEN,
                IdentifierRule.RESIDENT_EIGHTEEN);
    }

    static StandardizerType vatId() {
        return identifier(
                "vat-id",
                "A VAT number of Europe with its country's letters, which are added in the record's region.",
                "'136.695.976' in the region DE becomes 'DE136695976'",
                List.of(),
                List.of(),
                IdentifierRule.WRITTEN,
                IdentifierRule.VAT_PREFIX,
                IdentifierRule.VAT_GREECE,
                IdentifierRule.VAT_SWITZERLAND);
    }

    static StandardizerType iban() {
        return identifier(
                "iban",
                "An international bank account number (ISO 13616), checked by its country's structure.",
                "'de89 3704 0044 0532 0130 00' becomes 'DE89370400440532013000'",
                List.of(),
                List.of(),
                IdentifierRule.WRITTEN);
    }

    static StandardizerType bic() {
        return identifier(
                "bic",
                "A bank's business identifier code (ISO 9362).",
                "'deut de ff' becomes 'DEUTDEFF'",
                List.of(),
                List.of(),
                IdentifierRule.WRITTEN);
    }

    private static StandardizerType identifier(
            String name, String description, String example, List<Option> options, List<String> parts, Rule... rules) {
        return new StandardizerType(name, description, example, options, parts, Yields.TEXT, List.of(rules));
    }
}
