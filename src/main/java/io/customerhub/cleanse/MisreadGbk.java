package io.customerhub.cleanse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Chinese in UTF-8 that was read as GBK: three bytes of UTF-8 became one and a half characters, so 张三 looks like 寮犱笁.
 * Certain when all comes back as common characters (level 1 or 2 of GB 2312) and the text has a character outside GB 2312,
 * which hardly any honest Chinese text has beside a UTF-8 pattern. With an odd number of bytes the last one is lost; such a
 * text is left as it is.
 */
final class MisreadGbk {

    private static final @Nullable Charset GBK = charset("GBK");
    private static final @Nullable Charset GB2312 = charset("GB2312");

    /** The characters that GBK reads out of the first two bytes of a Chinese character in UTF-8. */
    private static final BitSet BEGINNINGS = beginnings();

    private MisreadGbk() {}

    private static @Nullable Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    private static BitSet beginnings() {
        BitSet found = new BitSet();
        if (GBK != null) {
            for (int lead = 0xE4; lead <= 0xE9; lead++) {
                for (int trail = 0x80; trail <= 0xBF; trail++) {
                    found.set(new String(new byte[] {(byte) lead, (byte) trail}, GBK).charAt(0));
                }
            }
            found.clear(0xFFFD);
        }
        return found;
    }

    /** True when a misread text may begin with this character beyond ASCII; false for nearly all texts. */
    static boolean mayBegin(char c) {
        return c >= 0x3400 && BEGINNINGS.get(c);
    }

    /** The text as it was written, or null when it is not certainly misread. */
    static @Nullable String repaired(String text) {
        if (GBK == null || GB2312 == null) {
            return null;
        }
        byte[] bytes = Mojibake.encoded(text, GBK);
        if (bytes == null || Mojibake.encoded(text, GB2312) != null) {
            return null;
        }
        String read = Mojibake.decoded(bytes, bytes.length);
        if (read == null || Mojibake.encoded(read, GB2312) == null || !isChinese(read)) {
            return null;
        }
        return text.equals(new String(read.getBytes(StandardCharsets.UTF_8), GBK)) ? read : null;
    }

    private static boolean isChinese(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x3000 || c > 0x9FFF && c < 0xFF00)) {
                return false;
            }
        }
        return true;
    }
}
