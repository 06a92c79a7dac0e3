package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.List;
import java.util.Map;

/** Everything that a standardizer can find wrong with a text. Codes are stable: none is ever given a second meaning. */
public enum IssueCode {
    /** A digit or an @. */
    NAME_NOT_A_NAME("HUB-NAME-001", "A person's name has no digits and no @; this looks like another field's value."),
    /** No letter. */
    NAME_NO_LETTER("HUB-NAME-002", "A name has at least one letter."),
    /** Too long. */
    NAME_TOO_LONG("HUB-NAME-003", "A name has at most 200 characters; this looks like free text."),
    /** Two people. */
    NAME_SEVERAL_PERSONS("HUB-NAME-004", "The text names more than one person, so it was not split into parts."),
    /** A character that names do not have. */
    NAME_UNUSUAL_CHARACTER("HUB-NAME-005", "The text has characters that names do not have; it was kept as it is."),
    /** A company in a field for people. */
    NAME_ORGANIZATION(
            "HUB-NAME-006", "The text names an organization, or no name of a person that is known; it was not split."),
    /** A person or a company. */
    NAME_PARTY_UNSURE(
            "HUB-NAME-007", "The words fit a person and an organization; they were read as the name of a person."),
    /** Family name first without a comma. */
    NAME_ORDER_ASSUMED(
            "HUB-NAME-008", "No comma says so, but the first word is known as family name and the next as given name."),

    /** Not a phone number. */
    PHONE_INVALID("HUB-PHONE-001", "The text is no phone number of the record's region or of any country code in it."),
    /** Right length, unassigned range. */
    PHONE_NOT_ASSIGNED("HUB-PHONE-002", "The length is right, but the number lies in no range known to be assigned."),
    /** National number, no region. */
    PHONE_NO_REGION("HUB-PHONE-003", "A number without country code needs a region: declare one, or map the country."),
    /** Two numbers. */
    PHONE_SEVERAL("HUB-PHONE-004", "The text holds more than one phone number; the first is the value."),
    /** Some digits are hidden. */
    PHONE_MASKED("HUB-PHONE-005", "Digits are hidden behind signs or written as letters, so the number is not whole."),
    /** Letters for digits. */
    PHONE_LETTERS(
            "HUB-PHONE-006", "Letters stand for digits only in the service numbers of companies, not in a line's."),

    /** Not an address. */
    EMAIL_SYNTAX(
            "HUB-EMAIL-001",
            "The text has not the form local@domain of RFC 5321; comments, inner space and obsolete quoting are refused."),
    /** Too long. */
    EMAIL_TOO_LONG("HUB-EMAIL-002", "An address has at most 254 octets, its local part 64 (RFC 5321, 4.5.3.1)."),
    /** The domain. */
    EMAIL_DOMAIN("HUB-EMAIL-003", "The part after the @ is no domain name on the internet (RFC 1123, RFC 5891)."),
    /** Two addresses. */
    EMAIL_SEVERAL("HUB-EMAIL-004", "The text holds more than one address; map each to a field of its own."),
    /** An address literal. */
    EMAIL_LITERAL("HUB-EMAIL-005", "An IP address in brackets is no place where a customer's mailbox lasts."),
    /** A quoted local part. */
    EMAIL_QUOTED("HUB-EMAIL-006", "A quoted local part is allowed, but most mail systems refuse it."),
    /** The top-level domain. */
    EMAIL_TOP_LEVEL("HUB-EMAIL-007", "The domain's last label is no top-level domain of IANA's list."),
    /** A slip. */
    EMAIL_SLIP(
            "HUB-EMAIL-008", "The domain is one slip away from a large provider's; that one is suggested, not taken."),
    /** A job or department. */
    EMAIL_ROLE("HUB-EMAIL-009", "The address names a job, a department or a machine, so several people may share it."),
    /** A mailbox to throw away. */
    EMAIL_DISPOSABLE("HUB-EMAIL-010", "The domain gives out mailboxes that are made to be thrown away."),
    /** Two widths. */
    EMAIL_WIDTH("HUB-EMAIL-011", "Full-width and plain letters are mixed; the plain address is suggested, not taken."),

    /** Not a web address. */
    URL_SYNTAX("HUB-URL-001", "The text has not the form of a web address (RFC 3986)."),
    /** Another scheme. */
    URL_SCHEME("HUB-URL-002", "A web address starts with http or https, or names no scheme at all."),
    /** The host. */
    URL_HOST("HUB-URL-003", "The host is no domain name below a top-level domain of IANA's list."),
    /** A secret inside. */
    URL_CREDENTIALS("HUB-URL-004", "A user name or password in a web address is no part of it that may be kept."),
    /** Two web addresses. */
    URL_SEVERAL("HUB-URL-005", "The text holds more than one web address; map each to a field of its own."),

    /** Not a date. */
    DATE_SYNTAX("HUB-DATE-001", "The text is no date in any form that is read here."),
    /** No such day. */
    DATE_IMPOSSIBLE("HUB-DATE-002", "There is no such day in the calendar under the declared order."),
    /** Day or month first. */
    DATE_AMBIGUOUS("HUB-DATE-003", "Day and month can be told apart only when the order is declared."),
    /** Two digits of a year. */
    DATE_CENTURY("HUB-DATE-004", "A year of two digits leaves the century open; declare pivot."),
    /** Not yet. */
    DATE_FUTURE("HUB-DATE-005", "The date must lie in the past."),
    /** A placeholder. */
    DATE_PLACEHOLDER("HUB-DATE-006", "The date is one that programs write when they know none."),
    /** A part is missing. */
    DATE_INCOMPLETE("HUB-DATE-007", "Day, month and year are not all there."),
    /** No such time. */
    DATE_TIME("HUB-DATE-008", "The text beside the date is no time of day; perhaps there are two dates."),
    /** Only another order fits. */
    DATE_AGAINST_ORDER(
            "HUB-DATE-009", "The date can be read only against the declared order; check order or the source."),
    /** Another weekday. */
    DATE_WEEKDAY("HUB-DATE-010", "The weekday beside the date is not the one of that day."),
    /** Older than anybody. */
    DATE_TOO_LONG_AGO("HUB-DATE-011", "Nobody lives so long; the date is no birth date of a living person."),

    /** No such country. */
    COUNTRY_UNKNOWN("HUB-COUNTRY-001", "The text is no ISO 3166-1 code and no known name of a country."),
    /** Two countries. */
    COUNTRY_AMBIGUOUS("HUB-COUNTRY-002", "More than one country has this name or code."),
    /** A code of sport or traffic. */
    COUNTRY_OTHER_SYSTEM(
            "HUB-COUNTRY-003", "The text is a code of another system than ISO 3166-1, such as IOC; declare system."),

    /** No letter. */
    ADDRESS_NO_TEXT("HUB-ADDRESS-001", "An address has at least one letter."),
    /** Nothing could be told. */
    ADDRESS_NOT_READ("HUB-ADDRESS-002", "No part of the address could be told for sure; the line is kept as it is."),
    /** One name, several places. */
    ADDRESS_DIVISION_AMBIGUOUS(
            "HUB-ADDRESS-003", "Several provinces or cities have a division of this name; map province or city, too."),
    /** Levels that contradict each other. */
    ADDRESS_DIVISION_CONFLICT("HUB-ADDRESS-004", "Province, city and district contradict one another."),
    /** A wrong level. */
    ADDRESS_DIVISION_REPAIRED(
            "HUB-ADDRESS-005", "A wrong or outdated division was replaced by the only one that fits the others."),
    /** A division of former times. */
    ADDRESS_DIVISION_FORMER("HUB-ADDRESS-006", "The division no longer exists; its former code was kept."),
    /** Postal code and region. */
    ADDRESS_POSTAL_CODE_ELSEWHERE(
            "HUB-ADDRESS-007", "The postal code does not lie in the state that the address names."),
    /** Name or phone. */
    ADDRESS_CONTACT(
            "HUB-ADDRESS-008",
            "The line holds a name or phone, too; they became parts of their own, map them elsewhere."),
    /** Too long. */
    ADDRESS_TOO_LONG("HUB-ADDRESS-009", "An address has at most 1000 characters; this looks like free text."),

    /** Not of the country. */
    POSTAL_CODE_INVALID("HUB-POSTAL-001", "The text has not the form of the country's postal codes."),
    /** No country. */
    POSTAL_CODE_NO_COUNTRY(
            "HUB-POSTAL-002", "A postal code can be checked only in its country: declare region, or map the country."),
    /** Half of a code. */
    POSTAL_CODE_PARTIAL("HUB-POSTAL-003", "The text is only the first part of a postal code."),
    /** A country without codes. */
    POSTAL_CODE_COUNTRY_WITHOUT("HUB-POSTAL-004", "No form of postal codes is known for this country."),

    /** Not in the map. */
    CODE_UNKNOWN("HUB-CODE-001", "The code is not in the mapping's map."),

    /** No such subdivision. */
    REGION_UNKNOWN("HUB-REGION-001", "The text is no ISO 3166-2 code and no known region of the record's country."),
    /** Two subdivisions. */
    REGION_AMBIGUOUS("HUB-REGION-002", "More than one region of the record's country has this name or code."),
    /** No country. */
    REGION_NO_COUNTRY(
            "HUB-REGION-003", "Regions of many countries share names and codes; map the country, or declare region."),
    /** Another country. */
    REGION_OTHER_COUNTRY("HUB-REGION-004", "The code is a region of another country than the record's."),

    /** No such language. */
    LANGUAGE_UNKNOWN("HUB-LANGUAGE-001", "The text is no language tag of BCP 47 and no known name of a language."),
    /** Two languages. */
    LANGUAGE_AMBIGUOUS("HUB-LANGUAGE-002", "More than one language has this name; write its code."),

    /** No such currency. */
    CURRENCY_UNKNOWN("HUB-CURRENCY-001", "The text is no ISO 4217 code and no known sign or name of a currency."),
    /** Two currencies. */
    CURRENCY_AMBIGUOUS(
            "HUB-CURRENCY-002",
            "Several currencies share this word or sign, and the record's region does not tell which."),

    /** No word for a gender. */
    GENDER_UNKNOWN("HUB-GENDER-001", "The text is no word for a gender in any language known here."),
    /** A letter. */
    GENDER_CODE("HUB-GENDER-002", "A single letter or number means another gender in another system; declare map."),

    /** Neither yes nor no. */
    BOOLEAN_UNKNOWN("HUB-BOOLEAN-001", "The text is no word for yes or no in any language known here."),
    /** A letter. */
    BOOLEAN_CODE("HUB-BOOLEAN-002", "This short code means yes in one system and no in another; declare map."),

    /** Not a number. */
    NUMBER_SYNTAX("HUB-NUMBER-001", "The text is no number."),
    /** Thousands or decimals. */
    NUMBER_AMBIGUOUS("HUB-NUMBER-002", "The separator can mean thousands or decimals; declare decimal."),
    /** Groups that are none. */
    NUMBER_GROUPS("HUB-NUMBER-003", "The separators do not fit the groups of three digits or the declared decimal."),

    /** A symbol of several currencies. */
    AMOUNT_CURRENCY_AMBIGUOUS("HUB-AMOUNT-001", "Several currencies share this symbol; declare currency."),
    /** Not a currency. */
    AMOUNT_CURRENCY_UNKNOWN("HUB-AMOUNT-002", "The text beside the number is no known currency."),

    /** Percent or factor. */
    PERCENT_FRACTION(
            "HUB-PERCENT-001", "A number up to 1 without a percent sign may be meant as a factor; declare plain."),

    /** Cut. */
    TEXT_SHORTENED("HUB-TEXT-001", "The text was cut to the mapping's maxLength; the raw text is whole."),
    /** Lost characters. */
    TEXT_DAMAGED(
            "HUB-TEXT-002", "Characters were lost when the text was read in another encoding; it cannot be repaired."),

    /** Not an identifier. */
    ID_FORM(
            "HUB-ID-001",
            "An identifier has letters and digits of ASCII only, at most 64, beside spaces and signs between them."),
    /** Not as the mapping declares. */
    ID_PATTERN("HUB-ID-002", "The number, without separators, has not the form that the mapping's pattern declares."),
    /** No rule to check it by. */
    ID_UNCHECKED(
            "HUB-ID-003",
            "The form is right; whether the number is cannot be told, for its check digits follow no published rule."),
    /** Not a resident id. */
    RESIDENT_ID_FORM(
            "HUB-RID-001", "A resident id has 18 characters, digits and a last X at most, or 15 digits (GB 11643)."),
    /** No such province. */
    RESIDENT_ID_REGION("HUB-RID-002", "The first two digits are those of no province (GB/T 2260)."),
    /** No such day. */
    RESIDENT_ID_BIRTH_DATE("HUB-RID-003", "The day of birth in the number is none, or is still to come."),
    /** A slip. */
    RESIDENT_ID_CHECK(
            "HUB-RID-004",
            "The last character does not fit the seventeen before it (ISO 7064 MOD 11-2), so one of them is wrong."),
    /** Not a credit code. */
    CREDIT_CODE_FORM(
            "HUB-USC-001",
            "A credit code has 18 digits and capitals without I, O, S, V and Z, with a region's six digits after the second (GB 32100)."),
    /** A slip. */
    CREDIT_CODE_CHECK(
            "HUB-USC-002",
            "The last character does not fit the seventeen before it (GB 32100), so one of them is wrong."),
    /** Not a VAT number. */
    VAT_ID_FORM(
            "HUB-VAT-001",
            "The text has not the form of a VAT number of the country before it or of the record's region."),
    /** A slip. */
    VAT_ID_CHECK(
            "HUB-VAT-002", "The form is right, but the check digits do not fit the others, so one of them is wrong."),
    /** No country. */
    VAT_ID_NO_COUNTRY(
            "HUB-VAT-003",
            "A VAT number without its country's letters needs a region: declare one, or map the country."),
    /** No such country. */
    IBAN_COUNTRY("HUB-IBAN-001", "The first two letters are those of no country that uses IBANs (ISO 13616)."),
    /** Wrong length. */
    IBAN_FORM("HUB-IBAN-002", "The length or the characters are not those of the country's IBANs (ISO 13616)."),
    /** A slip. */
    IBAN_CHECK(
            "HUB-IBAN-003",
            "The check digits do not fit the account (ISO 7064 MOD 97-10), so one of the characters is wrong."),
    /** Made up. */
    IBAN_NATIONAL_CHECK(
            "HUB-IBAN-004",
            "The check digits of the IBAN fit, but those that the country's account numbers have of their own do not."),
    /** Not a BIC. */
    BIC_FORM("HUB-BIC-001", "A BIC has four letters, a country's two, and two or five letters or digits (ISO 9362)."),
    /** Not a national number. */
    NATIONAL_ID_FORM("HUB-NID-001", "The text has not the form of the national numbers of the record's region."),
    /** A slip. */
    NATIONAL_ID_CHECK(
            "HUB-NID-002", "The form is right, but the check digits do not fit the others, so one of them is wrong."),
    /** No country. */
    NATIONAL_ID_NO_REGION(
            "HUB-NID-003", "A national number can be read only in a region: declare one, or map the country."),

    /** Postal code and country. */
    CROSS_POSTAL_CODE_COUNTRY("HUB-CROSS-001", "The postal code has not the form of the country in the same address."),
    /** Postal code and place. */
    CROSS_POSTAL_CODE_PLACE("HUB-CROSS-002", "The postal code lies outside the city or region of the same address."),
    /** Birth date and resident id. */
    CROSS_BIRTH_DATE("HUB-CROSS-003", "The birth date is not the one in the record's valid resident id."),
    /** Gender and resident id. */
    CROSS_GENDER("HUB-CROSS-004", "The gender is not the one in the record's valid resident id."),
    /** Name and e-mail. */
    CROSS_NAME_EMAIL("HUB-CROSS-005", "The name is the record's e-mail address, or what stands before its @."),
    /** Company and person. */
    CROSS_PERSON_ORGANIZATION("HUB-CROSS-006", "An organization stands in the name of a person."),

    /** Birth date of the resident id. */
    DERIVED_BIRTH_DATE("HUB-DERIVED-001", "The source has no birth date; this one is derived from the resident id."),
    /** Gender of the resident id. */
    DERIVED_GENDER("HUB-DERIVED-002", "The source has no gender; this one is derived from the resident id."),
    /** Country of the phone. */
    DERIVED_COUNTRY_OF_PHONE(
            "HUB-DERIVED-003", "The source has no country; this one is derived from the country code of the phone."),
    /** Country of the resident id. */
    DERIVED_COUNTRY_OF_RESIDENT_ID(
            "HUB-DERIVED-004", "The source has no country; this one is derived from the resident id."),
    /** Nationality of the resident id. */
    DERIVED_NATIONALITY("HUB-DERIVED-005", "The source has no nationality; this one is derived from the resident id."),
    /** Country of the postal code. */
    DERIVED_COUNTRY_OF_POSTAL_CODE(
            "HUB-DERIVED-006", "The source has no country; this one is derived from the postal code.");

    private final String code;
    private final String reason;
    private final StandardValue invalid;
    private final StandardValue ambiguous;
    private final StandardValue missing;

    IssueCode(String code, String reason) {
        this.code = code;
        this.reason = reason;
        this.invalid = StandardValue.invalid(code);
        this.ambiguous = StandardValue.ambiguous(code);
        this.missing = new StandardValue(null, Validity.MISSING, Map.of(), List.of(code));
    }

    /** The stable code, such as {@code HUB-DATE-002}. */
    public String code() {
        return code;
    }

    /** Why this is an issue and, where something can be done, what to do. One sentence, without the value. */
    public String reason() {
        return reason;
    }

    /** The reason of a code; empty when there is no such code. */
    public static String reasonOf(String code) {
        for (IssueCode issue : values()) {
            if (issue.code.equals(code)) {
                return issue.reason;
            }
        }
        return "";
    }

    /** No value, because the text breaks the rules. Always the same instance. */
    StandardValue invalid() {
        return invalid;
    }

    /** No value, because the text breaks the rules, and parts that say more. */
    StandardValue invalid(Map<String, Object> parts) {
        return parts.isEmpty() ? invalid : new StandardValue(null, Validity.INVALID, parts, List.of(code));
    }

    /** No value, because there are several readings. Always the same instance. */
    StandardValue ambiguous() {
        return ambiguous;
    }

    /** No value, because the text stands for none. Always the same instance. */
    StandardValue missing() {
        return missing;
    }

    /** A value that may be right, with this issue. */
    StandardValue possible(Object value, Map<String, Object> parts) {
        return new StandardValue(value, Validity.POSSIBLE, parts, List.of(code));
    }
}
