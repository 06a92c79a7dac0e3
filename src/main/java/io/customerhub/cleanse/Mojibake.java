package io.customerhub.cleanse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text again that was UTF-8 and had been read as windows-1252 (or Latin-1) or as GBK. The repair is made only when
 * it is certain: every character of the text has a byte in the wrong encoding, these bytes are strict UTF-8, what comes out
 * is written in letters that people write, and the text as it came could not be right. What could be right is never
 * touched: {@code GRÖ“} and {@code CAFÉ»} are words before a closing quote.
 */
final class Mojibake {

    /** A text is seldom read wrongly more often; each time makes it longer, so this also ends it. */
    private static final int MOST_TIMES = 3;

    private Mojibake() {}

    /** The text as it was written; the same instance when it is not certainly mojibake. One pass for ordinary texts. */
    static String repaired(String text) {
        String before = text;
        for (int i = 0; i < MOST_TIMES; i++) {
            String after = once(before);
            if (after == null) {
                return before;
            }
            before = after;
        }
        return before;
    }

    private static @Nullable String once(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (MisreadGbk.mayBegin(c)) {
                    return MisreadGbk.repaired(text);
                }
                return c < 0x100 ? MisreadWestern.repaired(text, i) : null;
            }
        }
        return null;
    }

    /** The text of these bytes, or null when they are not strict UTF-8. */
    static @Nullable String decoded(byte[] bytes, int length) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return text.toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** The bytes of the text in that encoding, or null when one of its characters has none. */
    static byte @Nullable [] encoded(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException notInCharset) {
            return null;
        }
    }
}
