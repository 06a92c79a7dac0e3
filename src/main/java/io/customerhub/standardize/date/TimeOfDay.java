package io.customerhub.standardize.date;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time of day that follows a date.
 *
 * @param secondOfDay 0 to 86,399
 * @param nano 0 to 999,999,999
 * @param offset seconds ahead of UTC, or {@link #NO_OFFSET}
 * @param zone the zone that is named instead of an offset, or null
 */
public record TimeOfDay(int secondOfDay, int nano, int offset, @Nullable ZoneId zone) {

    /** What {@link #offset} is when the text names none. */
    public static final int NO_OFFSET = Integer.MIN_VALUE;

    /** The start of the day, without an offset. */
    public static final TimeOfDay START = new TimeOfDay(0, 0, NO_OFFSET, null);

    /**
     * Reads the rest of a text as a time, as machines write it: {@code T12:30:15.224Z}, {@code  21:40}, {@code  4:32 pm}, {@code T1230+08}.
     *
     * @return null when the rest is not empty and no time of day
     */
    static @Nullable TimeOfDay read(String text, int from) {
        return from >= text.length() ? START : new Scanner(text, from).read();
    }

    /** Reads from left to right; every step answers false when the text does not fit. */
    private static final class Scanner {

        private final String text;
        private int at;
        private int hour;
        private int minute;
        private int second;
        private int nano;
        private int offset = NO_OFFSET;

        Scanner(String text, int from) {
            this.text = text;
            this.at = from;
        }

        @Nullable
        TimeOfDay read() {
            boolean whole = skipSeparator() && readClock() && readHalf() && readOffset() && at == text.length();
            if (!whole || hour > 23 || minute > 59 || second > 59) {
                return null;
            }
            return new TimeOfDay(hour * 3600 + minute * 60 + second, nano, offset, null);
        }

        private boolean skipSeparator() {
            int start = at;
            if (peek() == 'T' || peek() == 't') {
                at++;
                return true;
            }
            while (peek() == ' ' || peek() == ',') {
                at++;
            }
            return at > start || DateReader.digitsAt(text, at) == 6 && at + 6 == text.length();
        }

        private boolean readClock() {
            int length = DateReader.digitsAt(text, at);
            if (length == 4 || length == 6) {
                hour = take(2);
                minute = take(2);
                second = length == 6 ? take(2) : 0;
                return peek() != ':' && (length == 4 || readFraction());
            }
            if (length != 1 && length != 2) {
                return false;
            }
            hour = take(length);
            if (peek() != ':') {
                return length == 2;
            }
            at++;
            if (DateReader.digitsAt(text, at) != 2) {
                return false;
            }
            minute = take(2);
            if (peek() != ':') {
                return true;
            }
            at++;
            if (DateReader.digitsAt(text, at) != 2) {
                return false;
            }
            second = take(2);
            return readFraction();
        }

        private boolean readFraction() {
            if (peek() != '.' && peek() != ',') {
                return true;
            }
            int length = DateReader.digitsAt(text, at + 1);
            if (length == 0 || length > 9) {
                return false;
            }
            at++;
            nano = take(length);
            for (int i = length; i < 9; i++) {
                nano *= 10;
            }
            return true;
        }

        /** AM and PM. */
        private boolean readHalf() {
            int start = at;
            skipSpaces();
            boolean afternoon = text.regionMatches(true, at, "pm", 0, 2);
            if (!afternoon && !text.regionMatches(true, at, "am", 0, 2)) {
                at = start;
                return true;
            }
            at += 2;
            if (hour < 1 || hour > 12) {
                return false;
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
            return true;
        }

        private boolean readOffset() {
            skipSpaces();
            char sign = peek();
            if (sign == 'Z' || sign == 'z') {
                at++;
                offset = 0;
                return true;
            }
            if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
                at += 3;
                offset = 0;
                sign = peek();
            }
            if (sign != '+' && sign != '-' && sign != '\u2212') {
                return true;
            }
            at++;
            int length = DateReader.digitsAt(text, at);
            if (length != 2 && length != 4) {
                return false;
            }
            int hours = take(2);
            int minutes = 0;
            if (length == 4) {
                minutes = take(2);
            } else if (peek() == ':') {
                at++;
                if (DateReader.digitsAt(text, at) != 2) {
                    return false;
                }
                minutes = take(2);
            }
            int seconds = hours * 3600 + minutes * 60;
            offset = sign == '+' ? seconds : -seconds;
            return hours <= 18 && minutes <= 59;
        }

        private void skipSpaces() {
            while (peek() == ' ') {
                at++;
            }
        }

        private int take(int length) {
            int value = DateReader.number(text, at, at + length);
            at += length;
            return value;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }
    }
}
