package io.customerhub.standardize.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zones that texts name behind a time: names of the IANA data base, the abbreviations of RFC 5322 (4.3), and further
 * ones that only one zone uses. CST, IST and BST mean what the record's region says, else nothing.
 */
final class Zones {

    private static final int LONGEST = 40;

    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("UT", 0),
            Map.entry("Z", 0),
            Map.entry("WET", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AKST", -9),
            Map.entry("AKDT", -8),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("MEZ", 1),
            Map.entry("MESZ", 2),
            Map.entry("WEST", 1),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("HKT", 8),
            Map.entry("SGT", 8),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("AWST", 8),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13),
            Map.entry("BRT", -3),
            Map.entry("BRST", -2),
            Map.entry("ART", -3),
            Map.entry("CLT", -4),
            Map.entry("CLST", -3),
            Map.entry("PET", -5),
            Map.entry("COT", -5),
            Map.entry("HST", -10),
            Map.entry("PKT", 5),
            Map.entry("ICT", 7),
            Map.entry("WIB", 7),
            Map.entry("PHT", 8),
            Map.entry("SAST", 2),
            Map.entry("EAT", 3),
            Map.entry("TRT", 3));

    private Zones() {}

    /** The zone of a name or abbreviation; null when it is none, or several and the region does not decide. */
    static @Nullable ZoneId find(String name, @Nullable String region) {
        Integer hours = HOURS.get(name);
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        if (name.indexOf('/') > 0) {
            return named(name);
        }
        String place = region == null ? "" : region;
        return switch (name) {
            case "CST" ->
                switch (place) {
                    case "CN", "TW", "MO" -> ZoneOffset.ofHours(8);
                    case "US", "CA", "MX" -> ZoneOffset.ofHours(-6);
                    default -> null;
                };
            case "IST" -> place.equals("IN") ? ZoneOffset.ofHoursMinutes(5, 30) : null;
            case "BST" -> place.equals("GB") ? ZoneOffset.ofHours(1) : null;
            default -> null;
        };
    }

    private static @Nullable ZoneId named(String name) {
        if (name.length() > LONGEST) {
            return null;
        }
        try {
            return ZoneId.of(name); // only for texts of a zone's form; a wrong one is rare
        } catch (DateTimeException none) {
            return null;
        }
    }
}
