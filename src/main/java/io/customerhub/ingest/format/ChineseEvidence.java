package io.customerhub.ingest.format;

/**
 * Weighs whether bytes are Chinese in GB18030. The 3,755 characters of GB 2312 level 1 stand in the rows B0 to D7 in the
 * order of their pinyin and make up nearly all of any text; D0 to D7 hold those from x to z, at least a tenth of it. That
 * tells it from Korean (KS X 1001: Hangul in B0 to C8), Japanese (JIS X 0208: level 1 in B0 to CF, kana in A4 and A5),
 * Big5 (second bytes from 40 to 7E) and single-byte scripts (letters in pairs by chance only).
 */
final class ChineseEvidence {

    private static final int FEWEST = 8;

    private long faults;
    private long characters;
    private long common;
    private long late;
    private int lead;
    private int length;

    void take(int octet) {
        if (length == 0) {
            begin(octet);
        } else if (length == 1 && octet >= 0x30 && octet <= 0x39) {
            length = 2; // the second byte of four
        } else if (length == 1) {
            length = 0;
            pair(octet);
        } else {
            four(octet);
        }
    }

    private void begin(int octet) {
        if (octet >= 0x81 && octet <= 0xFE) {
            lead = octet;
            length = 1;
        } else if (octet >= 0x80) {
            faults++;
        }
    }

    private void four(int octet) {
        boolean fits = length == 2 ? octet >= 0x81 && octet <= 0xFE : octet >= 0x30 && octet <= 0x39;
        if (!fits) {
            faults++;
            length = 0;
            return;
        }
        length = length == 3 ? 0 : length + 1;
        characters += length == 0 ? 1 : 0;
    }

    private void pair(int trail) {
        if (trail < 0x40 || trail == 0x7F || trail == 0xFF) {
            faults++;
            return;
        }
        if (lead == 0xA1 || lead == 0xA3) {
            return; // punctuation and full-width letters, which all of East Asia has at these places
        }
        characters++;
        if (lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) {
            common++;
            late += lead >= 0xD0 ? 1 : 0;
        }
    }

    void end() {
        faults += length > 0 ? 1 : 0;
    }

    /** True when nothing in the bytes speaks against GB18030. */
    boolean isPossible() {
        return faults == 0;
    }

    /** True when the bytes are Chinese and nothing else. */
    boolean isProved() {
        return faults * 100 <= characters
                && characters >= FEWEST
                && common * 10 >= characters * 9
                && late * 10 >= common;
    }
}
