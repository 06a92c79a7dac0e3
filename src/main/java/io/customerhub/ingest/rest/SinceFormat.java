package io.customerhub.ingest.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an API wants to be told a time. Values that are no times are told as they are.
 *
 * @param kind the form
 * @param pattern the pattern of {@link Kind#PATTERN}, in UTC; null otherwise
 */
public record SinceFormat(Kind kind, @Nullable DateTimeFormatter pattern) {

    /** A form of times. */
    public enum Kind {
        /** As the API writes it. */
        AS_IS,
        /** Unix time in seconds. */
        EPOCH_SECONDS,
        /** Unix time in milliseconds. */
        EPOCH_MILLIS,
        /** As in the headers of HTTP (RFC 9110, 5.6.7). */
        HTTP_DATE,
        /** By a pattern of {@link DateTimeFormatter}. */
        PATTERN
    }

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    /**
     * Reads {@code as-is}, {@code epoch-seconds}, {@code epoch-millis}, {@code http-date} or a pattern.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SinceFormat parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "as-is" -> new SinceFormat(Kind.AS_IS, null);
            case "epoch-seconds" -> new SinceFormat(Kind.EPOCH_SECONDS, null);
            case "epoch-millis" -> new SinceFormat(Kind.EPOCH_MILLIS, null);
            case "http-date" -> new SinceFormat(Kind.HTTP_DATE, null);
            default -> {
                try {
                    DateTimeFormatter pattern = DateTimeFormatter.ofPattern(text.strip(), Locale.ROOT);
                    if (pattern.withZone(ZoneOffset.UTC).format(Instant.EPOCH).isBlank()) {
                        throw new IllegalArgumentException("the pattern writes nothing");
                    }
                    yield new SinceFormat(Kind.PATTERN, pattern);
                } catch (IllegalArgumentException | java.time.DateTimeException e) {
                    throw new IllegalArgumentException(
                            "'sinceFormat' is as-is, epoch-seconds, epoch-millis, http-date or a pattern such as"
                                    + " yyyy-MM-dd HH:mm:ss, found '" + text + "'",
                            e);
                }
            }
        };
    }

    /** The value as the API wants it. */
    String write(String value) {
        Instant time = kind == Kind.AS_IS ? null : instant(SinceOrder.value(value));
        if (time == null) {
            return value;
        }
        return switch (kind) {
            case AS_IS -> value;
            case EPOCH_SECONDS -> Long.toString(time.getEpochSecond());
            case EPOCH_MILLIS -> Long.toString(time.toEpochMilli());
            case HTTP_DATE -> HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
            case PATTERN -> pattern == null ? value : pattern.format(time.atOffset(ZoneOffset.UTC));
        };
    }

    /** A moment as the number that this form counts, or null when it counts nothing. */
    @Nullable
    BigDecimal epoch(Instant moment) {
        return switch (kind) {
            case EPOCH_SECONDS -> BigDecimal.valueOf(moment.getEpochSecond());
            case EPOCH_MILLIS -> BigDecimal.valueOf(moment.toEpochMilli());
            case AS_IS, HTTP_DATE, PATTERN -> null;
        };
    }

    private static @Nullable Instant instant(Comparable<?> value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return value instanceof LocalDate day ? day.atStartOfDay().toInstant(ZoneOffset.UTC) : null;
    }
}
