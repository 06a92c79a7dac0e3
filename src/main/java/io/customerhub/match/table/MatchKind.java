package io.customerhub.match.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the values of a column are, and so how they are folded, compared and used to find candidates. */
public enum MatchKind {
    /** The given name or names of a person. */
    GIVEN_NAME,
    /** The family name of a person. */
    FAMILY_NAME,
    /** The whole name of a person, where its parts are not known. */
    FULL_NAME,
    /**
     * The name of a person once more, in another script than the one by which it is compared already: that the two are
     * equal says nothing more, and that they differ speaks against a match.
     */
    NAME_REPEATED,
    /** The name of a company or other organization. */
    ORGANIZATION_NAME,
    /** The day of birth, ISO 8601 where it could be read. */
    BIRTH_DATE,
    /** A phone number, E.164 where it could be read. */
    PHONE,
    /** An e-mail address. */
    EMAIL,
    /** A line of an address: street with or without number, or what stands beside it, such as a building. */
    STREET_ADDRESS,
    /** The number of a house, where it stands alone. */
    STREET_NUMBER,
    /** A town, city, suburb or place of birth. */
    LOCALITY,
    /** A state or province. */
    REGION,
    /** A postal code. */
    POSTAL_CODE,
    /** One of few values, such as a gender or a country. */
    CATEGORY,
    /** An identifier that a person has once and for all: two different ones are two persons. */
    EXCLUSIVE_IDENTIFIER,
    /** An identifier of one person that may be written wrong or be replaced. */
    IDENTIFIER,
    /** An identifier that several people share, such as an account of a household. */
    SHARED_IDENTIFIER,
    /** An identifier that says little, such as a number that is given out again. */
    WEAK_IDENTIFIER,
    /** Any other text, such as an occupation. */
    TEXT;

    /** The name in files: {@code given_name}. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all kinds, in the order of this list. */
    public static List<String> yamlNames() {
        return Arrays.stream(values()).map(MatchKind::yamlName).toList();
    }

    /** The kind of that name, or null. */
    public static @Nullable MatchKind named(String name) {
        for (MatchKind kind : values()) {
            if (kind.yamlName().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** True for the four kinds of identifiers. */
    public boolean isIdentifier() {
        return switch (this) {
            case EXCLUSIVE_IDENTIFIER, IDENTIFIER, SHARED_IDENTIFIER, WEAK_IDENTIFIER -> true;
            default -> false;
        };
    }

    /** True for what a customer has alone: phone numbers, e-mail addresses and identifiers. */
    public boolean isNumber() {
        return this == PHONE || this == EMAIL || isIdentifier();
    }

    /** True for names of persons and organizations. */
    public boolean isName() {
        return switch (this) {
            case GIVEN_NAME, FAMILY_NAME, FULL_NAME, NAME_REPEATED, ORGANIZATION_NAME -> true;
            default -> false;
        };
    }
}
