package io.customerhub.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/**
 * Decodes UTF-8 (Unicode 16.0, table 3-7) as long as it is well-formed. The decoder of JDK 17 has its fast loop for ASCII
 * only at the beginning of a buffer; one letter beyond ASCII in 64 KB and the rest takes ten times as long.
 */
final class WellFormedUtf8 {

    private WellFormedUtf8() {}

    /**
     * Decodes up to the first byte that is not the beginning of a whole well-formed character, or until the output is
     * full; both buffers must have arrays and are moved on.
     */
    static void decode(ByteBuffer bytes, CharBuffer chars) {
        byte[] in = bytes.array();
        int shift = bytes.arrayOffset();
        int at = bytes.position() + shift;
        int end = bytes.limit() + shift;
        char[] out = chars.array();
        int put = chars.position() + chars.arrayOffset();
        // one char is left free, so that a pair of surrogates always has room
        int full = chars.limit() + chars.arrayOffset() - 1;
        while (at < end && put < full) {
            int first = in[at];
            if (first >= 0) {
                out[put++] = (char) first;
                at++;
                continue;
            }
            int length = length(first);
            int point = length == 0 || at + length > end ? -1 : codePoint(in, at, length);
            if (point < 0) {
                break;
            }
            at += length;
            if (point < 0x10000) {
                out[put++] = (char) point;
            } else {
                out[put++] = Character.highSurrogate(point);
                out[put++] = Character.lowSurrogate(point);
            }
        }
        bytes.position(at - shift);
        chars.position(put - chars.arrayOffset());
    }

    /** How many bytes a character has that begins with this one; 0 when none beyond ASCII does. */
    private static int length(int first) {
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        return (first & 0xF8) == 0xF0 ? 4 : 0;
    }

    /** The character, or -1 when the bytes are none: a missing continuation, an overlong form, half a pair. */
    private static int codePoint(byte[] in, int at, int length) {
        int point = in[at] & 0x7F >> length;
        for (int i = 1; i < length; i++) {
            int next = in[at + i];
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            point = point << 6 | next & 0x3F;
        }
        return switch (length) {
            case 2 -> point >= 0x80 ? point : -1;
            case 3 -> point >= 0x800 && (point < 0xD800 || point > 0xDFFF) ? point : -1;
            default -> Character.isSupplementaryCodePoint(point) ? point : -1;
        };
    }
}
