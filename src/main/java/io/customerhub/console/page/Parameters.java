package io.customerhub.console.page;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what stands in addresses and forms; what cannot be meant is refused, and null stays null. */
public final class Parameters {

    private static final int DATE = "2026-01-31".length();

    private Parameters() {}

    /** The refusal of a field that holds what cannot be meant there. */
    public static RequestException invalid(String name) {
        return new RequestException(
                Reason.INVALID,
                "HUB-WEB-005",
                "the field '" + name + "' holds something that cannot be meant there; go back and choose again");
    }

    /** A whole number. */
    public static @Nullable Long number(String name, @Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException none) {
            throw invalid(name);
        }
    }

    /** One of a closed list, written in lower case with hyphens. */
    public static <E extends Enum<E>> @Nullable E word(Class<E> words, String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word(word).equals(text)) {
                return word;
            }
        }
        throw invalid(name);
    }

    /** How a word of a closed list is written in addresses. */
    public static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The beginning of a range of time: a moment of ISO 8601 with its zone, or a day in UTC. */
    public static @Nullable Instant from(String name, @Nullable String text) {
        return text == null ? null : moment(name, text, 0);
    }

    /** The first moment after a range of time: a moment of ISO 8601 with its zone, or a day in UTC, which counts as a whole. */
    public static @Nullable Instant until(String name, @Nullable String text) {
        return text == null ? null : moment(name, text, 1);
    }

    private static Instant moment(String name, String text, int days) {
        try {
            return text.length() == DATE
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw invalid(name);
        }
    }
}
