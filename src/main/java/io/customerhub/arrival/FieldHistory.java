package io.customerhub.arrival;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How often the attributes of a stream came without a value in the last four weeks.
 *
 * @param days the days with new records, oldest first, by attribute
 */
public record FieldHistory(Map<String, List<Day>> days) {

    /** Nothing is known. */
    public static final FieldHistory NONE = new FieldHistory(Map.of());

    /** The days of an attribute; empty for a new one. */
    List<Day> of(String attribute) {
        return days.getOrDefault(attribute, List.of());
    }

    /**
     * A day.
     *
     * @param day the day in UTC
     * @param share what came without a value on it
     */
    public record Day(LocalDate day, FieldCount.Share share) {}
}
