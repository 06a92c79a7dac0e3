package io.customerhub.standardize;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Judges days that must lie in the past, as birth dates do.
 *
 * @param clock tells today
 */
record Past(Clock clock) {

    /** No human being is known to have lived longer than 122 years (Jeanne Calment, 1875 to 1997). */
    private static final int LONGEST_LIFE = 122;

    private static final long DAYS_OF_SHORT_YEAR = 365;

    private static final long MILLIS_PER_DAY = 86_400_000L;

    /** True when the day has not come yet in that zone. */
    boolean isFuture(int epochDay, ZoneId zone) {
        return epochDay > todayInGreenwich() && epochDay > today(zone);
    }

    /** True when nobody alive can have been born that day. */
    boolean isTooLongAgo(LocalDate day, ZoneId zone) {
        boolean surelyNot = day.toEpochDay() > todayInGreenwich() - LONGEST_LIFE * DAYS_OF_SHORT_YEAR;
        return !surelyNot && day.isBefore(LocalDate.ofEpochDay(today(zone)).minusYears(LONGEST_LIFE + 1));
    }

    /**
     * The only day within a human life that a year of two digits can mean.
     *
     * @param day one of the days, a century of which is open
     * @return null when there are two or none
     */
    @Nullable
    LocalDate onlyDay(LocalDate day, ZoneId zone) {
        LocalDate only = null;
        for (int centuries = -1; centuries <= 1; centuries++) {
            LocalDate other = day.plusYears(centuries * 100L);
            boolean exists = other.getDayOfMonth() == day.getDayOfMonth();
            if (exists && other.toEpochDay() <= today(zone) && !isTooLongAgo(other, zone)) {
                if (only != null) {
                    return null;
                }
                only = other;
            }
        }
        return only;
    }

    /** Costs a tenth of {@link #today}, which is a day away from it at most. */
    private long todayInGreenwich() {
        return Math.floorDiv(clock.millis(), MILLIS_PER_DAY);
    }

    private long today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone).toEpochDay();
    }
}
