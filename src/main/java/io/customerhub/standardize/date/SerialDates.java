package io.customerhub.standardize.date;

import io.customerhub.standardize.date.DateReading.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which spreadsheets count days (ECMA-376 part 1, 18.17.4.1): in the system of 1900, 1 is 1900-01-01 and 60
 * is 1900-02-29, a day that never was, so that the days before it are one off; in the system of 1904, 0 is 1904-01-01.
 * Decimals are the time of day, to the millisecond.
 */
public enum SerialDates {
    /** Plain numbers are no serials. */
    NONE(0),
    /** What spreadsheets use. */
    SYSTEM_1900(-25_569),
    /** What those of old Macintoshes use. */
    SYSTEM_1904(-24_107);

    /** 9999-12-31 in the system of 1900, the last day that spreadsheets know. */
    private static final int LAST = 2_958_465;

    private static final int NEVER = 60;
    private static final int MILLIS_PER_DAY = 86_400_000;

    private final int epochDayOfZero;

    SerialDates(int epochDayOfZero) {
        this.epochDayOfZero = epochDayOfZero;
    }

    /** The day and time that a number counts; null when the text is no number of a day. */
    @Nullable
    DateReading read(String text) {
        int whole = DateReader.digitsAt(text, 0);
        if (this == NONE || whole == 0 || whole > 7) {
            return null;
        }
        int decimals = whole < text.length() && text.charAt(whole) == '.' ? DateReader.digitsAt(text, whole + 1) : 0;
        int end = decimals == 0 ? whole : whole + 1 + decimals;
        if (end != text.length() || decimals > 17) {
            return null;
        }
        int serial = DateReader.number(text, 0, whole);
        long millis = millis(text, whole + 1, end);
        if (millis == MILLIS_PER_DAY) {
            serial++;
            millis = 0;
        }
        if (serial > LAST) {
            return null;
        }
        if (this == SYSTEM_1900 && serial == 0) {
            return DateReading.not(Outcome.PLACEHOLDER);
        }
        if (this == SYSTEM_1900 && serial == NEVER) {
            return DateReading.not(Outcome.IMPOSSIBLE);
        }
        int shift = this == SYSTEM_1900 && serial < NEVER ? 1 : 0;
        TimeOfDay time = millis == 0
                ? TimeOfDay.START
                : new TimeOfDay((int) (millis / 1000), (int) (millis % 1000) * 1_000_000, TimeOfDay.NO_OFFSET, null);
        return DateReading.day(Outcome.DATE, epochDayOfZero + serial + shift, DateRule.SERIAL)
                .at(time);
    }

    /** The milliseconds of a day that these decimals are, rounded. */
    private static long millis(String text, int from, int end) {
        double part = 0;
        double worth = 0.1;
        for (int i = from; i < end; i++) {
            part += (text.charAt(i) - '0') * worth;
            worth /= 10;
        }
        return Math.round(part * MILLIS_PER_DAY);
    }
}
