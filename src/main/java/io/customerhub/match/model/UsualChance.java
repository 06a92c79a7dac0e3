package io.customerhub.match.model;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;

/**
 * How often two people have the same value by chance, as long as the records do not say better. Orders of magnitude: of
 * names from the 1990 census of the United States, of days from the calendar, of the rest assumed.
 */
final class UsualChance {

    /** How many records the assumption counts for; it matters in small tables only. */
    private static final double RECORDS = 100;

    private UsualChance() {}

    /** The chance of equal values for a kind. */
    static double of(MatchKind kind) {
        return switch (kind) {
            case GIVEN_NAME -> 5e-3;
            case FAMILY_NAME -> 1e-3;
            case FULL_NAME, NAME_REPEATED, ORGANIZATION_NAME, BIRTH_DATE, STREET_ADDRESS -> 1e-4;
            case PHONE, EMAIL, EXCLUSIVE_IDENTIFIER, IDENTIFIER -> 1e-6;
            case SHARED_IDENTIFIER, POSTAL_CODE -> 1e-3;
            case WEAK_IDENTIFIER, LOCALITY, STREET_NUMBER -> 1e-2;
            case TEXT -> 5e-2;
            case REGION -> 0.1;
            case CATEGORY -> 0.5;
        };
    }

    /** How common a value is, by its records and, where there are few, by what is usual. */
    static double frequency(MatchKind kind, int count, int present) {
        return (count + RECORDS * of(kind)) / (present + RECORDS);
    }

    /** How often two records have the same value by chance, likewise. */
    static double equality(MatchColumn column) {
        double present = column.present();
        return (present * column.chanceOfEquality() + RECORDS * of(column.kind())) / (present + RECORDS);
    }
}
