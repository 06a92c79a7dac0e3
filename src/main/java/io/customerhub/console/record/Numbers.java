package io.customerhub.console.record;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.PageContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads numbers and times of filters. */
final class Numbers {

    private Numbers() {}

    /** After which entry the page of the list begins; null for the newest. */
    static @Nullable Long after(PageContext page) {
        String after = page.query("after");
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException word) {
            throw refused("after");
        }
    }

    /** A day in UTC; null when none was chosen. */
    static @Nullable Instant day(PageContext page, String name) {
        String day = page.query(name);
        try {
            return day == null
                    ? null
                    : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException word) {
            throw refused(name);
        }
    }

    private static RequestException refused(String name) {
        return new RequestException(
                Reason.INVALID, "HUB-WEB-005", "the filter '" + name + "' has a value that there is not");
    }
}
