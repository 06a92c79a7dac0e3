package io.customerhub.standardize.address;

import java.util.Locale;

/** How sure the reading of an address is. */
public enum Confidence {
    /** Lists confirm what the form says. */
    HIGH,
    /** The form says so. */
    MEDIUM,
    /** Parts are missing or contradict one another. */
    LOW;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Its name in a standard value. */
    String key() {
        return key;
    }
}
