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
    DATE_TIME("HUB-DATE-008", "The text after the date is no time of day."),

    /** No such country. */
    COUNTRY_UNKNOWN("HUB-COUNTRY-001", "The text is no ISO 3166-1 code and no known name of a country."),
    /** Two countries. */
    COUNTRY_AMBIGUOUS("HUB-COUNTRY-002", "More than one country has this name."),

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

    /** No value to trust, although the form is right. Always the same instance. */
    StandardValue possible() {
        return possible;
    }

    /** A value that may be right, with this issue. */
    StandardValue possible(Object value, Map<String, Object> parts) {
        return new StandardValue(value, Validity.POSSIBLE, parts, List.of(code));
    }
}
