package io.customerhub.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Rows in the binary format of PostgreSQL's COPY (PostgreSQL 18 manual, COPY, "Binary Format"), built by hand into one
 * growing array that is used again and again. What PostgreSQL cannot hold (U+0000, half a surrogate pair, a date out of
 * range) is written so that PostgreSQL refuses it: there is one way to find a bad row, whatever is bad about it.
 */
final class BinaryCopyBuffer {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** PostgreSQL counts days and times from here. */
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final long EPOCH_SECONDS = EPOCH_DAY * 86_400;

    /** END_TIMESTAMP of PostgreSQL's timestamp.h, in seconds: the end of the year 294276. */
    private static final long MOST_SECONDS = 9_223_371_331_199L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    /** The bytes written so far, from 0 to {@link #size()}; valid until the next write. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets the bytes, keeps the memory. */
    void clear() {
        size = 0;
    }

    /** What stands once before all rows. */
    void header() {
        raw(HEADER);
    }

    /** What stands once after all rows. */
    void trailer() {
        int16(-1);
    }

    /** Begins a row with so many fields. */
    void row(int fields) {
        int16(fields);
    }

    void nullField() {
        int32(-1);
    }

    void bool(boolean value) {
        int32(1);
        octet(value ? 1 : 0);
    }

    void int4(int value) {
        int32(4);
        int32(value);
    }

    void int8(long value) {
        int32(8);
        int64(value);
    }

    void bytea(byte[] value) {
        int32(value.length);
        raw(value);
    }

    void text(String value) {
        int start = begin();
        utf8(value);
        end(start);
    }

    /** A date; one beyond the range of PostgreSQL becomes one that PostgreSQL refuses. */
    void date(LocalDate value) {
        long days = value.toEpochDay() - EPOCH_DAY;
        // the two extremes of int32 mean infinity
        int4((int) Math.max(Integer.MIN_VALUE + 1L, Math.min(Integer.MAX_VALUE - 1L, days)));
    }

    /** A time to the microsecond; one beyond the range of PostgreSQL becomes one that PostgreSQL refuses. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the seconds are read as well
    void timestamp(Instant value) {
        long seconds = value.getEpochSecond() - EPOCH_SECONDS;
        // the two extremes of int64 mean infinity, their neighbours are out of range
        if (seconds > MOST_SECONDS) {
            int8(Long.MAX_VALUE - 1);
        } else if (seconds < -MOST_SECONDS) {
            int8(Long.MIN_VALUE + 1);
        } else {
            int8(seconds * 1_000_000 + value.getNano() / 1000);
        }
    }

    void numeric(BigDecimal value) {
        int start = begin();
        NumericFormat.write(value, this);
        end(start);
    }

    /** Begins a field whose length is not known yet; the answer goes to {@link #end} or {@link #endAsNull}. */
    int begin() {
        int start = size;
        int32(0);
        return start;
    }

    /** Ends a field that {@link #begin} began. */
    void end(int start) {
        setInt32(start, size - start - 4);
    }

    /** Makes the field that {@link #begin} began null and forgets what was written of it. */
    void endAsNull(int start) {
        size = start;
        int32(-1);
    }

    /** One byte of a field. */
    void octet(int value) {
        require(1);
        bytes[size++] = (byte) value;
    }

    /** Bytes of a field. */
    void raw(byte[] value) {
        require(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void int16(int value) {
        require(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void int32(int value) {
        require(4);
        setInt32(size, value);
        size += 4;
    }

    private void setInt32(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }

    /** Text in UTF-8, without quotes. */
    void utf8(String value) {
        int length = value.length();
        require(length * 3);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else {
                at = beyondAscii(value, i, c, target, at);
                i += c >= 0xd800 && isPair(value, i) ? 1 : 0;
            }
        }
        size = at;
    }

    /** A JSON string with its quotes (RFC 8259). U+0000 is left unescaped, so that PostgreSQL refuses it. */
    void jsonString(String value) {
        int length = value.length();
        require(length * 6 + 2);
        byte[] target = bytes;
        int at = size;
        target[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                at = beyondAscii(value, i, c, target, at);
                i += c >= 0xd800 && isPair(value, i) ? 1 : 0;
            } else if (c == '"' || c == '\\') {
                target[at++] = '\\';
                target[at++] = (byte) c;
            } else if (c >= 0x20 || c == 0) {
                target[at++] = (byte) c;
            } else {
                at = escape(c, target, at);
            }
        }
        target[at++] = '"';
        size = at;
    }

    private static int escape(char c, byte[] target, int at) {
        target[at] = '\\';
        target[at + 1] = 'u';
        target[at + 2] = '0';
        target[at + 3] = '0';
        target[at + 4] = HEX[c >> 4];
        target[at + 5] = HEX[c & 15];
        return at + 6;
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    /** Writes the character at i, two chars of a pair at once; half a pair becomes three bytes that are no UTF-8. */
    private static int beyondAscii(String value, int i, char c, byte[] target, int at) {
        if (c < 0x800) {
            target[at] = (byte) (0xc0 | (c >> 6));
            target[at + 1] = (byte) (0x80 | (c & 0x3f));
            return at + 2;
        }
        if (c >= 0xd800 && isPair(value, i)) {
            int point = Character.toCodePoint(c, value.charAt(i + 1));
            target[at] = (byte) (0xf0 | (point >> 18));
            target[at + 1] = (byte) (0x80 | ((point >> 12) & 0x3f));
            target[at + 2] = (byte) (0x80 | ((point >> 6) & 0x3f));
            target[at + 3] = (byte) (0x80 | (point & 0x3f));
            return at + 4;
        }
        target[at] = (byte) (0xe0 | (c >> 12));
        target[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3f));
        target[at + 2] = (byte) (0x80 | (c & 0x3f));
        return at + 3;
    }

    private void require(int more) {
        if (more > bytes.length - size) {
            long wanted = Math.max((long) size + more, Math.min(2L * bytes.length, Integer.MAX_VALUE - 16L));
            bytes = Arrays.copyOf(bytes, Math.toIntExact(wanted));
        }
    }
}
