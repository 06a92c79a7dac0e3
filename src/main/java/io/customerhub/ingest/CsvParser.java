package io.customerhub.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the fields of one CSV record after another (RFC 4180, any delimiter and quote, LF, CR LF or CR). A quote is a
 * quote only at the beginning of a field; within an unquoted field it is a character as any other.
 *
 * <p>It is our own and no library because a broken record must not end the file: the text stays in the window until the
 * record has proved good, so that reading can resume on the next line.
 */
final class CsvParser implements Closeable {

    /** What stands at the beginning of the window. */
    enum Found {
        RECORD,
        END,
        QUOTE_NEVER_CLOSED,
        TEXT_AFTER_QUOTE,
        FIELD_TOO_LONG,
        RECORD_TOO_LONG;

        /** True for a record that has no known end. */
        boolean isBroken() {
            return this != RECORD && this != END;
        }
    }

    /** How many fields of one record can be had; more are only counted. */
    static final int MAX_FIELDS = 10_000;

    private static final int MORE = -1;

    private final TextWindow window;
    private final char delimiter;
    private final char quote;
    private final char highest;
    private final int maxField;

    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] doubled = new boolean[32];
    private int count;
    private int length;
    private int innerLines;
    private int seen;
    private boolean nul;
    private Found broken = Found.END;

    CsvParser(TextWindow window, char delimiter, char quote, int maxField) {
        this.window = window;
        this.delimiter = delimiter;
        this.quote = quote;
        this.highest = (char) Math.max(delimiter, '\r');
        this.maxField = maxField;
    }

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** How many chars the record has, without its line break. */
    int length() {
        return length;
    }

    /** How many line breaks stand within the quotes of the record, as far as it was read. */
    int innerLines() {
        return innerLines;
    }

    /** True when the record holds a NUL or what could not be decoded. */
    boolean isDamaged() {
        return nul || (seen & 0xFF80) != 0 && window.isDamaged(length);
    }

    /** True when the record has ended with the text and not with a line break. */
    boolean isLastWithoutBreak() {
        return window.start + length >= window.end;
    }

    /** Looks at the record at the beginning of the window; the window stays where it is. */
    Found look() throws IOException {
        count = 0;
        length = 0;
        innerLines = 0;
        seen = 0;
        nul = false;
        if (window.start == window.end && !window.more()) {
            return Found.END;
        }
        int at = 0;
        while (true) {
            if (window.start + at < window.end || window.more()) {
                at = window.chars[window.start + at] == quote ? quoted(at) : unquoted(at);
            } else if (window.isFull()) {
                return Found.RECORD_TOO_LONG;
            } else {
                field(at, at, false);
            }
            if (at < 0) {
                return broken;
            }
            length = at;
            if (window.start + at >= window.end || window.chars[window.start + at] != delimiter) {
                return window.allows(length) ? Found.RECORD : Found.RECORD_TOO_LONG;
            }
            at++;
        }
    }

    /** Goes behind the record that was looked at and its line break. */
    void pass() throws IOException {
        window.line += innerLines;
        if (isLastWithoutBreak()) {
            window.advance(window.end, 1);
        } else {
            window.skipBreak(length);
        }
    }

    /** The text of a field, counted from 0. */
    String field(int index) {
        int begin = window.start + from[index];
        int size = to[index] - from[index];
        return doubled[index] ? unquote(begin, size) : new String(window.chars, begin, size);
    }

    /** Scans to the delimiter, line break or end behind an unquoted field; negative when it is broken. */
    private int unquoted(int begin) throws IOException {
        int at = window.start + begin;
        int or = seen;
        while (true) {
            char[] chars = window.chars;
            int end = window.end;
            while (at < end) {
                char c = chars[at];
                or |= c;
                if (c <= highest) {
                    if (c == delimiter || c == '\n' || c == '\r') {
                        seen = or;
                        return close(begin, at - window.start, at - window.start, false);
                    }
                    nul |= c == 0;
                }
                at++;
            }
            int distance = at - window.start;
            int known = grow(begin, distance);
            if (known != MORE) {
                seen = or;
                return known == distance ? close(begin, distance, distance, false) : known;
            }
            at = window.start + distance;
        }
    }

    /** Scans behind the closing quote of a field; negative when it is broken. */
    private int quoted(int begin) throws IOException {
        boolean escapes = false;
        boolean afterReturn = false;
        int at = begin + 1;
        while (true) {
            if (window.start + at >= window.end) {
                int known = grow(begin, at);
                if (known != MORE) {
                    return known < 0 ? known : fail(Found.QUOTE_NEVER_CLOSED);
                }
            }
            char c = window.chars[window.start + at];
            if (c == quote) {
                boolean more = window.start + at + 1 < window.end || window.more();
                if (!more || window.chars[window.start + at + 1] != quote) {
                    return closed(begin + 1, at, escapes, more);
                }
                escapes = true;
                at++;
            }
            innerLines += c == '\r' || c == '\n' && !afterReturn ? 1 : 0;
            afterReturn = c == '\r';
            seen |= c;
            nul |= c == 0;
            at++;
        }
    }

    private int closed(int begin, int end, boolean escapes, boolean more) {
        if (!more && window.isFull()) {
            return fail(Found.RECORD_TOO_LONG);
        }
        if (more) {
            char next = window.chars[window.start + end + 1];
            if (next != delimiter && next != '\n' && next != '\r') {
                return fail(Found.TEXT_AFTER_QUOTE);
            }
        }
        return close(begin, end, end + 1, escapes);
    }

    /** Reads on: {@code MORE}, the distance itself at the end of the text, or a failure. */
    private int grow(int begin, int distance) throws IOException {
        if (distance - begin > maxField) {
            return fail(Found.FIELD_TOO_LONG);
        }
        if (window.more()) {
            return MORE;
        }
        return window.isFull() ? fail(Found.RECORD_TOO_LONG) : distance;
    }

    private int close(int begin, int end, int next, boolean escapes) {
        if (end - begin > maxField) {
            return fail(Found.FIELD_TOO_LONG);
        }
        field(begin, end, escapes);
        return next;
    }

    private int fail(Found found) {
        broken = found;
        return Integer.MIN_VALUE;
    }

    private void field(int begin, int end, boolean escapes) {
        if (count >= MAX_FIELDS) {
            count++;
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        from[count] = begin;
        to[count] = end;
        doubled[count] = escapes;
        count++;
    }

    private String unquote(int begin, int size) {
        StringBuilder plain = new StringBuilder(size);
        for (int i = begin; i < begin + size; i++) {
            char c = window.chars[i];
            plain.append(c);
            i += c == quote ? 1 : 0;
        }
        return plain.toString();
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
