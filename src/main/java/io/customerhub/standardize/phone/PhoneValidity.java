package io.customerhub.standardize.phone;

import java.util.Locale;

/** How far a phone number can be trusted without calling it. */
public enum PhoneValidity {
    /** The number lies in a range that is assigned in its numbering plan. */
    VALID,
    /** The number has a right length, but its range is not known to be assigned. */
    POSSIBLE,
    /** No number that could be dialled from everywhere. */
    INVALID;

    /** The name in lower case, as it is stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
