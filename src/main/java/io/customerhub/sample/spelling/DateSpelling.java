package io.customerhub.sample.spelling;

import io.customerhub.sample.party.SampleRandom;
import java.time.LocalDate;
import java.util.List;

/** The order and style in which a stream declares its dates, and what its users make of it. */
public enum DateSpelling {
    /** 05/06/1987 is 5 June. */
    DAY_MONTH_YEAR("30/02/1990", "00/00/0000", "01/01/1900"),
    /** 06/05/1987 is 5 June. */
    MONTH_DAY_YEAR("02/30/1990", "00/00/0000", "01/01/1900"),
    /** 1987/06/05. */
    YEAR_MONTH_DAY("1990/02/30", "0000/00/00", "1900/01/01"),
    /** 19870605. */
    COMPACT("19900230", "00000000", "19000101"),
    /** 1987-06-05, as ISO 8601 writes it. */
    ISO("1990-02-30", "0000-00-00", "1900-01-01"),
    /** 5 Jun 1987 or June 5, 1987. */
    MONTH_NAME("30 Feb 1990", "0000-00-00", "1 Jan 1900");

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private final String impossible;
    private final String zeros;
    private final String sentinel;

    DateSpelling(String impossible, String zeros, String sentinel) {
        this.impossible = impossible;
        this.zeros = zeros;
        this.sentinel = sentinel;
    }

    /** 30 February, as this order writes it. */
    public String impossible() {
        return impossible;
    }

    /** The date of zeros that programs write when they know none. */
    public String zeros() {
        return zeros;
    }

    /** 1 January 1900, which programs write when they know none. */
    public String sentinel() {
        return sentinel;
    }

    /** The date; in about 4 of 100 cases instead an impossible date, a placeholder (zeros, 1900-01-01) or nothing. */
    public String untidy(LocalDate date, SampleRandom random) {
        return switch (random.below(200)) {
            case 0, 1 -> impossible;
            case 2, 3 -> zeros;
            case 4, 5 -> sentinel;
            case 6, 7 -> "";
            case 8 -> random.pick(TextDirt.PLACEHOLDERS);
            default -> spell(date, random);
        };
    }

    /** The date in this order; now and then with dashes or dots, or without leading zeros. */
    public String spell(LocalDate date, SampleRandom random) {
        int style = random.below(20);
        String year = four(date.getYear());
        boolean padded = style != 0;
        String month = padded ? two(date.getMonthValue()) : "" + date.getMonthValue();
        String day = padded ? two(date.getDayOfMonth()) : "" + date.getDayOfMonth();
        String between = style == 1 ? "-" : style == 2 ? "." : "/";
        return switch (this) {
            case DAY_MONTH_YEAR -> day + between + month + between + year;
            case MONTH_DAY_YEAR -> month + "/" + day + "/" + year;
            case YEAR_MONTH_DAY ->
                style == 3
                        ? year + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                        : year + between + month + between + day;
            case COMPACT -> year + two(date.getMonthValue()) + two(date.getDayOfMonth());
            case ISO -> year + "-" + two(date.getMonthValue()) + "-" + two(date.getDayOfMonth());
            case MONTH_NAME -> monthName(date, random);
        };
    }

    private static String monthName(LocalDate date, SampleRandom random) {
        String month = MONTHS.get(date.getMonthValue() - 1);
        return random.chance(500)
                ? date.getDayOfMonth() + " " + month.substring(0, 3) + " " + date.getYear()
                : month + " " + date.getDayOfMonth() + ", " + date.getYear();
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : "" + value;
    }

    private static String four(int year) {
        return year < 1000 ? "0" + year : "" + year;
    }
}
