package io.customerhub.ingest.rest;

import io.customerhub.ingest.Lookback;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Calculates with the changes that records of an API carry: points in time with or without offset, days, numbers, or text
 * in the order of its characters. A value keeps the form in which the API wrote it.
 */
final class SinceOrder {

    private static final int SPACE_AT = 10;
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private SinceOrder() {}

    /** The later of two; the other when one is null. */
    static @Nullable String later(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return compare(first, second) >= 0 ? first : second;
    }

    /** Less than, equal to or greater than 0 as the first is before, equal to or after the second. */
    @SuppressWarnings("unchecked") // both are of one class
    static int compare(String first, String second) {
        Comparable<?> left = value(first);
        Comparable<?> right = value(second);
        return left.getClass() == right.getClass()
                ? ((Comparable<Object>) left).compareTo(right)
                : first.compareTo(second);
    }

    /** The value a lookback earlier; unchanged when the lookback does not fit. */
    static String before(String since, Lookback lookback) {
        Comparable<?> value = value(since);
        if (value instanceof Instant instant) {
            return lookback.time().isZero()
                    ? since
                    : instant.minus(lookback.time()).toString();
        }
        if (value instanceof LocalDateTime local) {
            return lookback.time().isZero()
                    ? since
                    : local.minus(lookback.time()).toString();
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay().minus(lookback.time()).toLocalDate().toString();
        }
        if (value instanceof BigDecimal number) {
            return number.subtract(lookback.count()).toPlainString();
        }
        return since;
    }

    /**
     * The earlier of the value and the clock, in the form of the value; a text that is no time is not capped, and a number
     * only when it counts time.
     *
     * @param epoch the same moment as the number that the API counts, or null when its numbers are no times
     */
    static String cappedAt(String since, Instant now, @Nullable BigDecimal epoch) {
        Comparable<?> value = time(since);
        LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        if (!isAfter(value, now, utc, epoch)) {
            return since;
        }
        if (value instanceof LocalDateTime) {
            return since.charAt(SPACE_AT) == ' ' ? SPACED.format(utc) : utc.toString();
        }
        if (value instanceof LocalDate) {
            return utc.toLocalDate().toString();
        }
        return value instanceof BigDecimal && epoch != null ? epoch.toPlainString() : now.toString();
    }

    /**
     * True when the value is certainly later than the clock: one without an offset may be the time of a place 14 hours
     * ahead of UTC (Kiribati, the largest offset of the IANA time zone database).
     *
     * @param epoch the same moment as the number that the API counts, or null when its numbers are no times
     */
    static boolean isBeyond(String since, Instant latest, @Nullable BigDecimal epoch) {
        LocalDateTime anywhere = LocalDateTime.ofInstant(latest, ZoneOffset.ofHours(14));
        return isAfter(time(since), latest, anywhere, epoch);
    }

    private static boolean isAfter(Comparable<?> value, Instant now, LocalDateTime local, @Nullable BigDecimal epoch) {
        if (value instanceof Instant instant) {
            return instant.isAfter(now);
        }
        if (value instanceof LocalDateTime time) {
            return time.isAfter(local);
        }
        if (value instanceof LocalDate day) {
            return day.isAfter(local.toLocalDate());
        }
        return value instanceof BigDecimal number && epoch != null && number.compareTo(epoch) > 0;
    }

    /** As {@link #value}, and also the time in a text such as {@code 2026-01-31 08:00:00}, which databases write. */
    private static Comparable<?> time(String text) {
        Comparable<?> value = value(text);
        if (value instanceof String && text.length() > SPACE_AT && text.charAt(SPACE_AT) == ' ') {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T'));
            } catch (DateTimeException e) {
                return text;
            }
        }
        return value;
    }

    /** An offset without a colon ({@code +0000}, ISO 8601 basic format, as Salesforce writes it) with one. */
    private static String withColon(String text) {
        int end = text.length();
        boolean isBasic = end > 5
                && (text.charAt(end - 5) == '+' || text.charAt(end - 5) == '-')
                && text.substring(end - 4).chars().allMatch(c -> c >= '0' && c <= '9');
        return isBasic ? text.substring(0, end - 2) + ":" + text.substring(end - 2) : text;
    }

    /** The time, day or number in a text; the text when it is none. */
    static Comparable<?> value(String text) {
        if (text.isEmpty() || (text.charAt(0) != '-' && (text.charAt(0) < '0' || text.charAt(0) > '9'))) {
            return text;
        }
        boolean isDay = text.length() == 10 && text.charAt(4) == '-';
        try {
            if (isDay) {
                return LocalDate.parse(text);
            }
            if (text.indexOf('T') < 0) {
                return new BigDecimal(text);
            }
            boolean hasOffset = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
            return hasOffset ? OffsetDateTime.parse(withColon(text)).toInstant() : LocalDateTime.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            return text;
        }
    }
}
