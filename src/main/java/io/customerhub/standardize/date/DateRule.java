package io.customerhub.standardize.date;

import io.customerhub.record.Rule;

/** What is done to a text so that it becomes a date or a time. */
public enum DateRule implements Rule {
    /** Width and other scripts' digits. */
    DIGITS(
            "date.digits",
            "Full-width, Arabic-Indic, Devanagari and other decimal digits are plain digits (Unicode, Nd)."),
    /** 二〇二四. */
    NUMERALS("date.numerals", "Chinese numerals are numbers: 二〇二四 is 2024, 二十五 and 廿五 are 25 (GB/T 15835-2011)."),
    /** 民国, 令和. */
    ERA("date.era", "Years of the Republic of China count from 1912, those of Japanese eras from their first year."),
    /** ISO 8601 calendar dates. */
    ISO("date.iso", "A year of four digits in front means year, month, day (ISO 8601-1:2019, 5.2.2)."),
    /** Week and ordinal dates. */
    ISO_WEEK(
            "date.iso-week",
            "Week dates 2004-W53-7 and ordinal dates 2016-060 are days (ISO 8601-1:2019, 5.2.3, 5.2.4)."),
    /** Declared order. */
    ORDER("date.order", "Day, month and year stand in the order that the mapping declares."),
    /** Proven by the text. */
    PROVEN("date.proven", "A number over 12 or the weekday beside the date leaves one reading only."),
    /** Month names. */
    NAMED("date.month-name", "The month is written as a word (names of Unicode CLDR 47 in more than forty languages)."),
    /** Signs for year, month, day. */
    MARKED("date.marks", "Signs or words say which number is year, month and day: 2024年3月5日, ngày 5 tháng 3 năm 2024."),
    /** Two digits of a year. */
    CENTURY(
            "date.century",
            "A year of two digits gets its century: by pivot, as a day of the past, else by POSIX (69 to 99 are 19xx)."),
    /** Spreadsheet numbers. */
    SERIAL(
            "date.serial",
            "The number counts days of a spreadsheet, as the mapping's system says (ECMA-376, 18.17.4.1)."),
    /** Counted seconds. */
    EPOCH(
            "date.epoch",
            "The number counts seconds or milliseconds since 1970 in UTC, as the mapping's epoch says (POSIX)."),
    /** A day only. */
    TIME_LEFT_OUT(
            "date.time-left-out", "A date has no time of day; the day counts as it is written, whatever the zone."),
    /** An instant. */
    ZONE("date.zone", "A time becomes an instant by its own offset or zone, else by the mapping's zone (IANA tz)."),
    /** A placeholder. */
    PLACEHOLDER("date.placeholder", "The day is one that programs write when they know none, so it is no value.");

    private final String code;
    private final String reason;

    DateRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }
}
