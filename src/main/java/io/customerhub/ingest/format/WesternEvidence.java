package io.customerhub.ingest.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Weighs whether bytes are a Western European text in windows-1252. The bytes alone cannot tell it from windows-1250
 * (Central Europe), -1254 (Turkish) or -1257 (Baltic): {@code F8} is an {@code ø} or an {@code ř}. So it is proved only
 * by letters that are the same in all four, such as those of German and {@code é}; then none of them is a wrong reading.
 */
final class WesternEvidence {

    private static final List<Charset> RIVALS =
            List.of(Charset.forName("windows-1250"), Charset.forName("windows-1254"), Charset.forName("windows-1257"));
    private static final BitSet LETTERS = agreed(true);
    private static final BitSet MARKS = agreed(false);
    private static final int FEWEST = 3;

    /** Apostrophe, dashes, soft hyphen and middle dot stand within words. */
    private static final BitSet JOINING = of(0x92, 0x96, 0x97, 0xAD, 0xB7);

    /** These, quotes, dots, spaces and the signs for trade marks and degrees stand directly beside words. */
    private static final BitSet EDGING =
            of(0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0xA0, 0xA9, 0xAB, 0xAD, 0xAE, 0xB0, 0xB7, 0xBB);

    private long octets;
    private long high;
    private long letters;
    private long pairs;
    private long strange;
    private int before;
    private int current;

    void take(int octet) {
        octets++;
        judge(octet);
        before = current;
        current = octet;
    }

    void end() {
        judge(' ');
    }

    long octets() {
        return octets;
    }

    private void judge(int after) {
        if (current < 0x80) {
            return;
        }
        high++;
        if (LETTERS.get(current)) {
            letters++;
            pairs += before >= 0x80 ? 1 : 0;
        } else if (!MARKS.get(current) || !standsWell(isAsciiLetter(before), isAsciiLetter(after))) {
            strange++;
        }
    }

    /**
     * True when the bytes are windows-1252 and nothing else.
     *
     * @param chinesePossible whether all bytes also make sense as GB18030; then more evidence is needed
     */
    boolean isProved(boolean chinesePossible) {
        return high > 0 && strange == 0 && (!chinesePossible || letters >= FEWEST && pairs * 4 <= letters);
    }

    /** A mark within a word, or at its edge where marks do not stand, is a letter of another charset, such as of DOS. */
    private boolean standsWell(boolean letterBefore, boolean letterAfter) {
        if (letterBefore && letterAfter) {
            return JOINING.get(current);
        }
        return !letterBefore && !letterAfter || EDGING.get(current);
    }

    private static BitSet of(int... octets) {
        BitSet set = new BitSet(256);
        for (int octet : octets) {
            set.set(octet);
        }
        return set;
    }

    private static boolean isAsciiLetter(int octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
    }

    private static BitSet agreed(boolean letters) {
        BitSet agreed = new BitSet(256);
        Charset western = Charset.forName("windows-1252");
        for (int octet = 0x80; octet <= 0xFF; octet++) {
            List<Integer> readings = new ArrayList<>(List.of(read(western, octet)));
            for (Charset rival : RIVALS) {
                readings.add(read(rival, octet));
            }
            int reading = readings.get(0);
            boolean same = readings.stream().allMatch(other -> other == reading);
            if (reading >= 0 && same && Character.isLetter(reading) == letters) {
                agreed.set(octet);
            }
        }
        return agreed;
    }

    /** The character of a byte, -1 when the charset has none. */
    private static int read(Charset charset, int octet) {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {(byte) octet}));
            return text.get();
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
