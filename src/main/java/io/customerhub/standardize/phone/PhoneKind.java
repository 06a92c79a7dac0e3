package io.customerhub.standardize.phone;

import java.util.Locale;

/** What kind of line a phone number belongs to, in the terms of libphonenumber's {@code PhoneNumberType}. */
public enum PhoneKind {
    MOBILE,
    FIXED_LINE,
    /** Mobile and fixed lines cannot be told apart, as in the United States. */
    FIXED_LINE_OR_MOBILE,
    TOLL_FREE,
    PREMIUM_RATE,
    SHARED_COST,
    VOICE_OVER_IP,
    PERSONAL_NUMBER,
    PAGER,
    /** One number for all the places of a company ("UAN", such as 400 numbers in China). */
    UNIVERSAL_ACCESS,
    VOICEMAIL,
    UNKNOWN;

    /** The name as it is stored: {@code mobile}, {@code fixed-line-or-mobile}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
