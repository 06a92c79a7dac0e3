package io.customerhub.quality.frequency;

import java.time.LocalDate;

/**
 * What the hub remembers of a value that it counts: 64 bits from which nobody reads the value. Who has the value can compute
 * them, so that a fingerprint hides no number from somebody who tries all numbers; it is treated as personal data as long as
 * only few records share it, see the package.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a standard value or of a key. The upper 56 bits are FNV-1a over the characters (Fowler, Noll, Vo)
     * with the finisher of MurmurHash3, so that near texts lie apart; the lowest byte is a quick one of length and last
     * characters, by which {@link Fingerprints} tells nearly all other values apart.
     */
    public static long of(Object value) {
        return value instanceof LocalDate day ? mixed(day.toEpochDay()) : of(value.toString());
    }

    private static long of(String value) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash) << 8 | quick(value);
    }

    /** The lowest byte of the fingerprint of a text, for a few operations. */
    static int quick(String value) {
        int length = value.length();
        int last = length == 0 ? 0 : value.charAt(length - 1);
        int before = length < 3 ? 0 : value.charAt(length - 2) * 31 + value.charAt(length - 3) * 131;
        return last + before + length * 7 & 0xFF;
    }

    private static long mixed(long bits) {
        long hash = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
