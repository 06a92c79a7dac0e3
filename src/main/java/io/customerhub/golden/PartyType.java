package io.customerhub.golden;

import java.util.Locale;

/** What a customer is. Records of the two kinds are never one customer. */
public enum PartyType {
    /** A human being. */
    PERSON,
    /** A company, an office, a club. */
    ORGANIZATION;

    /** The word in tables and documents: {@code person}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a word that {@link #text} has written. */
    public static PartyType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
