package io.customerhub.ingest;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as characters, without ever losing or guessing one: a byte that the charset does not know becomes the lone
 * surrogate U+DC00 + byte, which no decoder yields, so that the row that holds it can be refused and its bytes given
 * back (the idea of PEP 383, surrogateescape).
 *
 * <p>A byte order mark wins over the declared charset, as the WHATWG Encoding standard (section 6, decode) rules.
 */
final class DecodedText implements Closeable {

    private static final int ESCAPE = 0xDC00;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private boolean atEnd;
    private boolean ended;

    DecodedText(InputStream in, Charset declared) throws IOException {
        this.in = in;
        bytes.limit(0);
        while (bytes.limit() < 4 && fill()) {
            // a stream may give its first bytes one by one
        }
        this.charset = detect(declared);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The charset that the bytes are in. */
    Charset charset() {
        return charset;
    }

    /** Reads at least one char, or returns -1 at the end; {@code length} must be at least 16. */
    int read(char[] chars, int from, int length) throws IOException {
        if (ended) {
            return -1;
        }
        CharBuffer out = CharBuffer.wrap(chars, from, length);
        while (true) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                WellFormedUtf8.decode(bytes, out);
            }
            CoderResult result = decoder.decode(bytes, out, atEnd);
            if (result.isError()) {
                if (out.remaining() < result.length()) {
                    break;
                }
                for (int i = result.length(); i > 0; i--) {
                    out.put((char) (ESCAPE | bytes.get() & 0xFF));
                }
            } else if (result.isOverflow() || out.position() > from) {
                break;
            } else if (atEnd) {
                decoder.flush(out);
                ended = true;
                break;
            } else {
                fill();
            }
        }
        int count = out.position() - from;
        return count == 0 && atEnd ? -1 : count;
    }

    /** The bytes that the chars were decoded from, the first {@code limit} of them. */
    byte[] original(char[] chars, int from, int to, int limit) {
        int end = Math.min(to, from + limit);
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - from);
        int run = from;
        for (int i = from; i < end; i++) {
            if (isEscaped(chars, i, from)) {
                out.writeBytes(new String(chars, run, i - run).getBytes(charset));
                out.write(chars[i]);
                run = i + 1;
            }
        }
        out.writeBytes(new String(chars, run, end - run).getBytes(charset));
        byte[] all = out.toByteArray();
        return all.length > limit ? Arrays.copyOf(all, limit) : all;
    }

    /** True when the chars hold a byte that could not be decoded, or U+FFFD, which says that somebody else failed. */
    static boolean isDamaged(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c == '\uFFFD' || c >= ESCAPE && isEscaped(chars, i, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscaped(char[] chars, int at, int from) {
        return Character.isLowSurrogate(chars[at]) && (at == from || !Character.isHighSurrogate(chars[at - 1]));
    }

    private boolean fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        return count >= 0;
    }

    private Charset detect(Charset declared) {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return after(3, StandardCharsets.UTF_8);
        }
        if (startsWith(0xFF, 0xFE)) {
            return after(2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(0xFE, 0xFF)) {
            return after(2, StandardCharsets.UTF_16BE);
        }
        if (declared.name().equals("GB18030") && startsWith(0x84, 0x31, 0x95, 0x33)) {
            return after(4, declared);
        }
        // "UTF-16" without a mark is big-endian (RFC 2781, 4.3); by this name the encoder would write a mark
        return declared.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : declared;
    }

    private Charset after(int count, Charset found) {
        bytes.position(bytes.position() + count);
        return found;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.remaining() || (bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
