package io.customerhub.ingest.format;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.FilePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Finds the charset of a text by all of its bytes: a byte order mark, else UTF-8, else GB18030 or windows-1252 when the
 * bytes rule the others out. When they do not, the file is refused with what to write: nothing is ever guessed, because a
 * name in the wrong letters would be loaded without anybody noticing.
 */
final class CharsetDetector {

    private static final int CHUNK = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private CharsetDetector() {}

    /**
     * The charset of the text.
     *
     * @throws UnreadableException when it looks like UTF-16 without a mark (HUB-READ-051), or when several charsets are
     *     possible (HUB-READ-052)
     * @throws IOException on a bad day
     */
    static Charset detect(FilePart part) throws IOException {
        Utf8Evidence utf8 = new Utf8Evidence();
        ChineseEvidence chinese = new ChineseEvidence();
        WesternEvidence western = new WesternEvidence();
        byte[] chunk = new byte[CHUNK];
        long nuls = 0;
        try (InputStream in = part.bytes()) {
            int count = in.readNBytes(chunk, 0, CHUNK);
            if (hasMark(chunk, count)) {
                return StandardCharsets.UTF_8; // the reader goes by the mark
            }
            for (; count > 0; count = in.readNBytes(chunk, 0, CHUNK)) {
                for (int i = 0; i < count; i++) {
                    int octet = chunk[i] & 0xFF;
                    nuls += octet == 0 ? 1 : 0;
                    utf8.take(octet);
                    chinese.take(octet);
                    western.take(octet);
                }
            }
        }
        utf8.end();
        chinese.end();
        western.end();
        return judge(utf8, chinese, western, nuls);
    }

    private static Charset judge(Utf8Evidence utf8, ChineseEvidence chinese, WesternEvidence western, long nuls) {
        if (nuls > 0 && nuls * 10 > western.octets()) {
            throw new UnreadableException(
                    "HUB-READ-051",
                    1,
                    "the text looks like UTF-16 without a byte order mark; write charset: UTF-16LE (Windows) or"
                            + " UTF-16BE instead of detect");
        }
        if (utf8.isProved()) {
            return StandardCharsets.UTF_8;
        }
        boolean isChinese = chinese.isProved();
        boolean isWestern = western.isProved(chinese.isPossible());
        if (isChinese && !isWestern) {
            return GB18030;
        }
        if (isWestern && !isChinese) {
            return Charset.forName("windows-1252");
        }
        throw new UnreadableException(
                "HUB-READ-052",
                1,
                "the charset cannot be told: the text is not UTF-8, and its bytes do not rule out all charsets but one;"
                        + " write the one that the source exports instead of detect, such as charset: GB18030 (Chinese),"
                        + " windows-1252 (Western Europe), windows-1250 (Central Europe), Big5 or Shift_JIS");
    }

    private static boolean hasMark(byte[] start, int count) {
        return starts(start, count, 0xEF, 0xBB, 0xBF)
                || starts(start, count, 0xFF, 0xFE)
                || starts(start, count, 0xFE, 0xFF);
    }

    private static boolean starts(byte[] start, int count, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= count || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
