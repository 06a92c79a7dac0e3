package io.customerhub.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of a text that a reader looks at: from the beginning of the current record as far as needed, never more than
 * a limit. Reading can go back to the beginning of the record, so nothing is lost when a record turns out to be broken.
 */
final class TextWindow implements Closeable {

    /** How much of a record that is too long or has no end goes into its dead letter, in bytes. */
    static final int EXCERPT = 4096;

    /** How much of a record that has an end but is no good goes into its dead letter, in bytes. */
    static final int KEPT = 1 << 16;

    private static final int CHUNK = 1 << 16;

    private final DecodedText text;
    private final int limit;

    /** The chars; valid from {@link #start} to {@link #end}. Changes when more is read. */
    char[] chars = new char[2 * CHUNK];

    /** Where the current record begins. */
    int start;

    /** Where the chars end that have been read so far. */
    int end;

    /** The physical line on which the current record begins, counted from 1. */
    long line = 1;

    /** @param limit how many chars of one record may be held before reading must give it up */
    TextWindow(DecodedText text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /**
     * Reads on behind {@link #end}, keeping the current record; moves it, so positions are only good relative to
     * {@link #start}.
     *
     * @return false when the text has ended or the record has reached the limit; {@link #isFull} tells which
     */
    boolean more() throws IOException {
        if (isFull()) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(chars, start, chars, 0, end - start);
            end -= start;
            start = 0;
        }
        if (chars.length - end < CHUNK / 2) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        int count = text.read(chars, end, chars.length - end);
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }

    /** True when the current record has reached the limit. */
    boolean isFull() {
        return end - start > limit;
    }

    /** True when a record of {@code length} chars is within the limit. */
    boolean allows(int length) {
        return length <= limit;
    }

    /** Goes to the record that begins at {@code next}, {@code lines} physical lines further down. */
    void advance(int next, long lines) {
        start = next;
        line += lines;
        if (start == end && chars.length > 8 * CHUNK) {
            chars = new char[2 * CHUNK];
            start = 0;
            end = 0;
        }
    }

    /**
     * The end of the physical line that begins at {@link #start}, without its line break, as a distance from
     * {@code start}; less than the line when the limit is reached first.
     */
    int lineLength() throws IOException {
        int at = 0;
        while (true) {
            while (start + at < end) {
                char c = chars[start + at];
                if (c == '\n' || c == '\r') {
                    return at;
                }
                at++;
            }
            if (!more()) {
                return at;
            }
        }
    }

    /** Goes to the physical line after the one on which the current record begins, without holding what is skipped. */
    void skipLine() throws IOException {
        int length = lineLength();
        while (start + length == end) {
            start = end;
            if (!more()) {
                break;
            }
            length = lineLength();
        }
        if (start + length < end) {
            skipBreak(length);
        } else {
            advance(end, 1);
        }
    }

    /** Goes behind the line break that stands {@code length} after the start: LF, CR LF or CR. */
    void skipBreak(int length) throws IOException {
        char first = chars[start + length];
        start += length + 1;
        if (first == '\r' && (start < end || more()) && chars[start] == '\n') {
            start++;
        }
        advance(start, 1);
    }

    /** The bytes of the first {@code length} chars of the record as they stand in the file, at most {@code limit}. */
    byte[] original(int length, int limit) {
        return text.original(chars, start, start + length, limit);
    }

    /** True when the first {@code length} chars of the record hold what could not be decoded. */
    boolean isDamaged(int length) {
        return DecodedText.isDamaged(chars, start, start + length);
    }

    /** The charset of the text. */
    String charset() {
        return text.charset().name();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
