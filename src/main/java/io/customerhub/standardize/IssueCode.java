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

    /** Not a phone number. */
    PHONE_INVALID("HUB-PHONE-001", "The text is no phone number of the record's region or of any country code in it."),
    /** Right length, unassigned range. */
    PHONE_NOT_ASSIGNED("HUB-PHONE-002", "The length is right, but the number lies in no range known to be assigned."),
    /** National number, no region. */
    PHONE_NO_REGION("HUB-PHONE-003", "A number without country code needs a region: declare one, or map the country."),
    /** Two numbers. */
    PHONE_SEVERAL("HUB-PHONE-004", "The text holds more than one phone number; map each to a field of its own."),

    /** Not an address. */
    EMAIL_SYNTAX("HUB-EMAIL-001", "The text has not the form local@domain of RFC 5321."),
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
    DATE_TIME("HUB-DATE-008", "The text after the date is no time of day."),

    /** No such country. */
    COUNTRY_UNKNOWN("HUB-COUNTRY-001", "The text is no ISO 3166-1 code and no known name of a country."),
    /** Two countries. */
    COUNTRY_AMBIGUOUS("HUB-COUNTRY-002", "More than one country has this name."),

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

    /** Cut. */
    TEXT_SHORTENED("HUB-TEXT-001", "The text was cut to the mapping's maxLength; the raw text is whole.");

    private final String code;
    private final String reason;
    private final StandardValue invalid;
    private final StandardValue ambiguous;
    private final StandardValue missing;
    private final StandardValue possible;

    IssueCode(String code, String reason) {
        this.code = code;
        this.reason = reason;
        this.invalid = StandardValue.invalid(code);
        this.ambiguous = StandardValue.ambiguous(code);
        this.missing = new StandardValue(null, Validity.MISSING, Map.of(), List.of(code));
        this.possible = new StandardValue(null, Validity.POSSIBLE, Map.of(), List.of(code));
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

    /** No value, because there are several readings. Always the same instance. */
    StandardValue ambiguous() {
        return ambiguous;
    }

    /** No value, because the text stands for none. Always the same instance. */
    StandardValue missing() {
        return missing;
    }

    /** No value to trust, although the form is right. Always the same instance. */
    StandardValue possible() {
        return possible;
    }

    /** A value that may be right, with this issue. */
    StandardValue possible(Object value, Map<String, Object> parts) {
        return new StandardValue(value, Validity.POSSIBLE, parts, List.of(code));
    }
}
