package io.customerhub.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A buffer of bytes that rows are put into without making a string; it is written out when it is nearly full. */
final class RowBuffer {
    private static final int SIZE = 1 << 18;
    private static final int LONGEST_ROW = 2_048;
    private static final int CASE_SHIFT = 32;
    private static final int MOST_DIGITS = 20;

    private final byte[] bytes = new byte[SIZE];
    private final byte[] digits = new byte[MOST_DIGITS];
    private int used;

    /** The values in UTF-8. */
    static List<byte[]> bytes(String... values) {
        return List.of(values).stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** How many bytes are in the buffer. */
    int used() {
        return used;
    }

    void put(int ascii) {
        bytes[used++] = (byte) ascii;
    }

    void put(byte[] value) {
        System.arraycopy(value, 0, bytes, used, value.length);
        used += value.length;
    }

    /** The number, not negative, with at least so many digits, zeros before it. */
    void putNumber(long number, int least) {
        int at = MOST_DIGITS;
        long rest = number;
        while (rest > 0 || at > MOST_DIGITS - least) {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(digits, at, bytes, used, MOST_DIGITS - at);
        used += MOST_DIGITS - at;
    }

    /** An instant as ISO 8601 has it in UTC, such as 2015-01-01T00:00:20Z. */
    void putInstant(long epochSecond) {
        long date = civil(Math.floorDiv(epochSecond, 86_400L));
        int second = Math.floorMod(epochSecond, 86_400);
        putNumber(date >> 16, 4);
        put('-');
        putNumber((date >> 8) & 0xFF, 2);
        put('-');
        putNumber(date & 0xFF, 2);
        put('T');
        putNumber(second / 3_600, 2);
        put(':');
        putNumber(second / 60 % 60, 2);
        put(':');
        putNumber(second % 60, 2);
        put('Z');
    }

    /** Makes the ASCII letters since the position capitals. */
    void capitalsSince(int position) {
        for (int at = position; at < used; at++) {
            if (bytes[at] >= 'a' && bytes[at] <= 'z') {
                bytes[at] = (byte) (bytes[at] - CASE_SHIFT);
            }
        }
    }

    /** Makes the ASCII letters since the position small. */
    void smallSince(int position) {
        for (int at = position; at < used; at++) {
            if (bytes[at] >= 'A' && bytes[at] <= 'Z') {
                bytes[at] = (byte) (bytes[at] + CASE_SHIFT);
            }
        }
    }

    /** Writes the rows out if another one might not fit. */
    void flushIfFull(OutputStream out) throws IOException {
        if (used > SIZE - LONGEST_ROW) {
            flush(out);
        }
    }

    void flush(OutputStream out) throws IOException {
        out.write(bytes, 0, used);
        used = 0;
    }

    /**
     * The Gregorian date of an epoch day as {@code year << 16 | month << 8 | day}; the algorithm is civil_from_days of
     * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
     */
    static long civil(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }
}
