package io.customerhub.draft;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In which charset a file is written, told by its bytes: a byte order mark, the zeros of UTF-16, valid UTF-8, the pairs of
 * high bytes of GB18030, else windows-1252.
 *
 * @param charset the charset
 * @param mark the byte order mark; empty when there is none
 * @param text the text without the mark
 * @param sure false when it was guessed
 */
@SuppressWarnings("ArrayRecordComponent") // three bytes, never changed
record TextForm(Charset charset, byte[] mark, String text, boolean sure) {

    private static final byte[] NONE = {};
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static TextForm of(byte[] bytes) {
        TextForm marked = marked(bytes, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF);
        marked = marked == null ? marked(bytes, StandardCharsets.UTF_16LE, 0xFF, 0xFE) : marked;
        marked = marked == null ? marked(bytes, StandardCharsets.UTF_16BE, 0xFE, 0xFF) : marked;
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return new TextForm(wide, NONE, new String(bytes, wide), false);
        }
        String text = strict(bytes, StandardCharsets.UTF_8);
        if (text != null) {
            return new TextForm(StandardCharsets.UTF_8, NONE, text, true);
        }
        Charset guessed = isChinese(bytes) ? GB18030 : WINDOWS;
        return new TextForm(guessed, NONE, new String(bytes, guessed), false);
    }

    /** The text as bytes of this form. */
    byte[] bytes(String other) {
        byte[] body = other.getBytes(charset);
        byte[] all = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, all, mark.length, body.length);
        return all;
    }

    private static @Nullable TextForm marked(byte[] bytes, Charset charset, int... mark) {
        if (bytes.length < mark.length) {
            return null;
        }
        byte[] kept = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return null;
            }
            kept[i] = bytes[i];
        }
        return new TextForm(charset, kept, new String(bytes, mark.length, bytes.length - mark.length, charset), true);
    }

    /** UTF-16 without a mark: every other byte of its Latin letters, digits and delimiters is zero. */
    private static @Nullable Charset wide(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2 == 0 ? 0 : 1;
            }
        }
        if ((even + odd) * 5L < bytes.length) {
            return null;
        }
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** A sample may be cut in the middle of a character, so its last bytes are not held against it. */
    private static @Nullable String strict(byte[] bytes, Charset charset) {
        for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
            try {
                CharBuffer text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
                return text.toString();
            } catch (CharacterCodingException broken) {
                continue;
            }
        }
        return null;
    }

    /** In Chinese text high bytes come in pairs (GB 2312 within GB18030); in Western text they stand alone. */
    private static boolean isChinese(byte[] bytes) {
        int pairs = 0;
        int alone = 0;
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] & 0xFF) < 0x81) {
                continue;
            }
            if (i + 1 < bytes.length && (bytes[i + 1] & 0xFF) >= 0xA1 && (bytes[i] & 0xFF) >= 0xA1) {
                pairs++;
                i++;
            } else {
                alone++;
            }
        }
        return pairs > alone * 4;
    }
}
