package io.customerhub.standardize.date;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one time of day that may stand anywhere in a date: {@code 10:17 pm}, {@code 14h40}, {@code 21時40分},
 * {@code 8:25 a.m.}, and after a whole date {@code 13.12}.
 */
final class ClockReader {

    private final String text;
    private int hour = -1;
    private int minute;
    private int second;
    private int nano;
    private int offset = TimeOfDay.NO_OFFSET;
    private @Nullable ZoneId zone;
    /** 0 unknown, 1 morning, 2 afternoon. */
    private int half;

    ClockReader(String text) {
        this.text = text;
    }

    boolean isRead() {
        return hour >= 0;
    }

    boolean hasZone() {
        return offset != TimeOfDay.NO_OFFSET || zone != null;
    }

    void half(boolean afternoon) {
        half = afternoon ? 2 : 1;
    }

    void hour(int wholeHour) {
        hour = wholeHour;
    }

    void minute(int wholeMinute) {
        minute = wholeMinute;
    }

    void zone(ZoneId found) {
        zone = found;
    }

    /**
     * Reads the time that begins with the digits here.
     *
     * @param dated the date is whole, so that 13.12 is a time
     * @param machine a T stands before it, so that it may have no colons
     * @return where it ends; {@code from} when there is none
     */
    int read(int from, boolean dated, boolean machine) {
        int length = DateReader.digitsAt(text, from);
        if (isRead() || length > 2 && !machine) {
            return from;
        }
        if (machine && length != 1) {
            return readCompact(from, length);
        }
        int at = from + length;
        int end = readMinutes(at, dated);
        int after = skipHalf(end);
        if (after == at) {
            return from;
        }
        hour = DateReader.number(text, from, at);
        return after;
    }

    private int readCompact(int from, int length) {
        if (length != 2 && length != 4 && length != 6) {
            return from;
        }
        int at = from + length;
        int end = length == 2 ? readMinutes(at, false) : length == 6 ? readFraction(at) : at;
        if (length != 2) {
            minute = DateReader.number(text, from + 2, from + 4);
            second = length == 6 ? DateReader.number(text, from + 4, from + 6) : 0;
        }
        hour = DateReader.number(text, from, from + 2);
        return end;
    }

    /** Minutes and seconds behind the hour, and the signs for them; where they end, {@code at} when there are none. */
    private int readMinutes(int at, boolean dated) {
        char c = charAt(at);
        boolean two = DateReader.digitsAt(text, at + 1) == 2;
        if (c == ':' && two || c == '.' && two && dated) {
            minute = DateReader.number(text, at + 1, at + 3);
            boolean seconds = charAt(at + 3) == c && DateReader.digitsAt(text, at + 4) == 2;
            if (seconds) {
                second = DateReader.number(text, at + 4, at + 6);
                return readFraction(at + 6);
            }
            return at + 3;
        }
        int decimals = c == '.' ? DateReader.digitsAt(text, at + 1) : 0;
        if (decimals == 1 && (charAt(at + 2) == 'h' || charAt(at + 2) == 'H')) {
            minute = 6 * (charAt(at + 1) - '0'); // tenths of an hour, ISO 8601-1:2019, 5.3.1.3
            return at + 3;
        }
        boolean sign = "时時点點시".indexOf(c) >= 0 && c != 0;
        boolean letter = (c == 'h' || c == 'H') && !Character.isLetter(charAt(at + 1));
        return sign || letter ? readSigned(at + 1) : at;
    }

    private int readSigned(int from) {
        int at = charAt(from) == ' ' && Character.isDigit(charAt(from + 1)) ? from + 1 : from;
        int length = DateReader.digitsAt(text, at);
        if (length < 1 || length > 2) {
            return from;
        }
        minute = DateReader.number(text, at, at + length);
        at += length;
        if (charAt(at) == 0 || "分분mM".indexOf(charAt(at)) < 0) {
            return at;
        }
        at++;
        length = DateReader.digitsAt(text, at);
        if (length >= 1 && length <= 2 && "秒초sS".indexOf(charAt(at + length)) >= 0) {
            second = DateReader.number(text, at, at + length);
            return at + length + 1;
        }
        return at;
    }

    private int readFraction(int at) {
        int length = DateReader.digitsAt(text, at + 1);
        if (charAt(at) != '.' && charAt(at) != ',' || length == 0 || length > 9) {
            return at;
        }
        nano = DateReader.number(text, at + 1, at + 1 + length);
        for (int i = length; i < 9; i++) {
            nano *= 10;
        }
        return at + 1 + length;
    }

    /** am, PM, a.m., p.m; where it ends. */
    private int skipHalf(int from) {
        int at = from;
        while (charAt(at) == ' ') {
            at++;
        }
        int letter = Character.toLowerCase(charAt(at));
        if (letter != 'a' && letter != 'p') {
            return from;
        }
        at += charAt(at + 1) == '.' ? 2 : 1;
        if (Character.toLowerCase(charAt(at)) != 'm' || Character.isLetter(charAt(at + 1))) {
            return from;
        }
        half = letter == 'a' ? 1 : 2;
        return charAt(at + 1) == '.' ? at + 2 : at + 1;
    }

    /** Reads {@code +08:00}, {@code -0400} or {@code +8} from its sign on; where it ends, {@code from} when it is none. */
    int readOffset(int from) {
        int length = DateReader.digitsAt(text, from + 1);
        if (hasZone() && !ZoneOffset.UTC.equals(zone) || length != 1 && length != 2 && length != 4) {
            return from;
        }
        int hours = DateReader.number(text, from + 1, from + 1 + Math.min(length, 2));
        int at = from + 1 + length;
        int minutes = length == 4 ? DateReader.number(text, at - 2, at) : 0;
        if (length == 2 && charAt(at) == ':') {
            if (DateReader.digitsAt(text, at + 1) != 2) {
                return from;
            }
            minutes = DateReader.number(text, at + 1, at + 3);
            at += 3;
        }
        if (hours > 18 || minutes > 59) {
            return from;
        }
        int seconds = hours * 3600 + minutes * 60;
        offset = charAt(from) == '+' ? seconds : -seconds;
        zone = null;
        return at;
    }

    /** The time that was read; {@link TimeOfDay#START} when there was none, null when there is no such time. */
    @Nullable
    TimeOfDay time() {
        if (!isRead()) {
            return half > 0 ? null : TimeOfDay.START;
        }
        boolean twelve = half > 0 && hour >= 1 && hour <= 12;
        boolean late = half == 2 && hour > 12;
        int hours = twelve ? hour % 12 + (half == 2 ? 12 : 0) : hour;
        boolean possible = hours <= 23 && minute <= 59 && second <= 59 && (half == 0 || twelve || late);
        return possible ? new TimeOfDay(hours * 3600 + minute * 60 + second, nano, offset, zone) : null;
    }

    private char charAt(int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
