package io.customerhub.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks regions, time zones and date orders, which a mapping may set for a stream and again for one field. Regions are
 * ISO 3166-1 alpha-2 as the JDK lists them, zones the names of the IANA time zone database.
 */
final class RegionalSettings {

    /** The orders that people write; the other three occur nowhere (Unicode CLDR, date formats by locale). */
    static final List<String> ORDERS = List.of("year-month-day", "day-month-year", "month-day-year");

    private final Set<String> regions = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    private final Problems problems;

    RegionalSettings(Problems problems) {
        this.problems = problems;
    }

    /** The region, or null; a wrong one is a problem. */
    @Nullable
    String region(@Nullable String text, Place place) {
        if (text == null || regions.contains(text)) {
            return text;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        String instead = regions.contains(upper)
                ? "write " + upper + " in capital letters"
                : upper.equals("UK") ? "write GB for the United Kingdom" : "write a code such as CN, DE or US";
        problems.add(
                place,
                ProblemCode.MAPPING_REGION,
                "found the region '" + text + "', expected two letters of ISO 3166-1; " + instead);
        return null;
    }

    /** The order, or null; a wrong one is a problem. */
    @Nullable
    String order(@Nullable String text, Place place) {
        if (text == null || ORDERS.contains(text)) {
            return text;
        }
        problems.add(
                place,
                ProblemCode.MAPPING_ORDER,
                "found the order '" + text + "', expected one of " + String.join(", ", ORDERS)
                        + NearestName.hint(text, ORDERS));
        return null;
    }

    /** The zone, or null; a wrong one is a problem. */
    @Nullable
    ZoneId zone(@Nullable String text, Place place) {
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            problems.add(
                    place,
                    ProblemCode.MAPPING_ZONE,
                    "found the time zone '" + text
                            + "', expected a name such as Asia/Shanghai, Europe/Berlin or UTC"
                            + NearestName.hint(text, new TreeSet<>(ZoneId.getAvailableZoneIds())));
            return null;
        }
    }
}
