package io.customerhub.standardize.date;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order a source writes day, month and year. Dates with a year of four digits in front need none. */
public enum DateOrder {
    /** Nothing is declared, so what can be read in two ways is not read. */
    UNDECLARED,
    /** Year, month, day. */
    YEAR_MONTH_DAY,
    /** Day, month, year. */
    DAY_MONTH_YEAR,
    /** Month, day, year. */
    MONTH_DAY_YEAR;

    /**
     * The order of that name.
     *
     * @param name {@code year-month-day}, {@code day-month-year}, {@code month-day-year}; null when undeclared
     * @throws IllegalArgumentException for any other name
     */
    public static DateOrder named(@Nullable String name) {
        if (name == null) {
            return UNDECLARED;
        }
        for (DateOrder order : values()) {
            if (order != UNDECLARED && order.yamlName().equals(name)) {
                return order;
            }
        }
        throw new IllegalArgumentException(
                "order is year-month-day, day-month-year or month-day-year, found '" + name + "'");
    }

    /** How a mapping writes it. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
