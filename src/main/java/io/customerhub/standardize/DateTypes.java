package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.record.Rule;
import io.customerhub.standardize.date.DateRule;
import java.util.Arrays;
import java.util.List;

/** The types of days and times in the catalog. */
final class DateTypes {

    private static final List<String> ORDERS = List.of("year-month-day", "day-month-year", "month-day-year");

    private static final Option ORDER = Option.optional(
            "order", "The order of day, month and year; the mapping's order when it is not there.", Kind.TEXT, ORDERS);

    /** What is told of a partial date, which has no value. */
    private static final List<String> PARTIAL = List.of("partial_date", "precision", "year", "month", "day");

    private static final Option PIVOT = Option.optional(
            "pivot",
            "Years of two digits up to this number are 20xx, the others 19xx; without it 69 to 99 are 19xx, 00 to 29"
                    + " are 20xx, both with an issue, and the others are ambiguous unless past decides.",
            Kind.NUMBER,
            List.of());

    private static final Option SYSTEM = Option.optional(
            "system",
            "The system of a spreadsheet's numbers; without it a plain number is no date.",
            Kind.TEXT,
            List.of("1900", "1904"));

    private DateTypes() {}

    static StandardizerType date() {
        return new StandardizerType(
                "date",
                "A day of the calendar.",
                "'05/06/1987' with order day-month-year becomes 1987-06-05; without order it is ambiguous",
                List.of(
                        ORDER,
                        PIVOT,
                        SYSTEM,
                        Option.optional(
                                "placeholders",
                                "Days in ISO form that the source writes when it knows none; without it 1753-01-01,"
                                        + " 1899-12-30, 1899-12-31, 1900-01-01 and 9999-12-31.",
                                Kind.LIST,
                                List.of()),
                        Option.optional(
                                "past",
                                "True when a day in the future is invalid, as for birth dates.",
                                Kind.FLAG,
                                List.of())),
                PARTIAL,
                Yields.DATE,
                without(DateRule.EPOCH, DateRule.ZONE));
    }

    static StandardizerType datetime() {
        return new StandardizerType(
                "datetime",
                "A point in time; without offset it is read in the mapping's zone.",
                "'2024-03-05 08:30:00' in the zone Asia/Shanghai becomes 2024-03-05T00:30:00Z",
                List.of(
                        ORDER,
                        PIVOT,
                        SYSTEM,
                        Option.optional(
                                "epoch",
                                "What a plain number counts since 1970; without it plain numbers are no times.",
                                Kind.TEXT,
                                List.of("seconds", "milliseconds"))),
                PARTIAL,
                Yields.TIMESTAMP,
                without(DateRule.TIME_LEFT_OUT));
    }

    private static List<Rule> without(DateRule... others) {
        return Arrays.stream(DateRule.values())
                .filter(rule -> !List.of(others).contains(rule))
                .<Rule>map(rule -> rule)
                .toList();
    }
}
