package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.standardize.name.PersonNameRule;
import io.customerhub.standardize.organization.OrganizationRule;
import java.util.List;

/** The types of names in the catalog. */
final class NameTypes {

    private NameTypes() {}

    static StandardizerType personName() {
        return new StandardizerType(
                "person-name",
                "The name of a person, with its parts; names in capitals or small letters only get their proper case, and"
                        + " an organization or several people are told.",
                "'VAN DER BERG, Dr. ANNA' becomes 'Anna van der Berg', prefix 'Dr'",
                List.of(
                        Option.optional(
                                "part",
                                "Which part of the name the source field holds; full is split.",
                                Kind.TEXT,
                                List.of("full", "given", "family")),
                        Option.optional(
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

    static StandardizerType organizationName() {
        return new StandardizerType(
                "organization-name",
                "The name of a company or other organization, with its legal form and trading name told apart.",
                "'MUELLER MASCHINENBAU GMBH & CO KG' becomes 'Mueller Maschinenbau GmbH & Co. KG'",
                List.of(Option.optional(
                        "keys",
                        "True when the part match_key is wanted: the name folded, without legal form and filler words.",
                        Kind.FLAG,
                        List.of())),
                List.of("legal_form", "core_name", "trading_name", "match_key"),
                Yields.TEXT,
                List.of(OrganizationRule.values()));
    }
}
