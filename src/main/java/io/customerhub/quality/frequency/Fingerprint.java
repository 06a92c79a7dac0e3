package io.customerhub.quality.frequency;

import io.customerhub.record.Hashes;
import java.time.LocalDate;

/**
 * What the hub remembers of a value that it counts: 64 bits from which nobody reads the value. Who has the value can compute
 * them, so that a fingerprint hides no number from somebody who tries all numbers; it is treated as personal data as long as
 * only few records share it, see the package.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a standard value or of a key. The upper 56 bits are those of {@link Hashes}, so that near texts
     * lie apart; the lowest byte is a quick one of length and last
     * characters, by which {@link Fingerprints} tells nearly all other values apart.
     */
    public static long of(Object value) {
        return value instanceof LocalDate day ? Hashes.mix(day.toEpochDay()) : of(value.toString());
    }

    private static long of(String value) {
        return Hashes.of(value) << 8 | quick(value);
    }

    /** The lowest byte of the fingerprint of a text, for a few operations. */
    static int quick(String value) {
        int length = value.length();
        int last = length == 0 ? 0 : value.charAt(length - 1);
        int before = length < 3 ? 0 : value.charAt(length - 2) * 31 + value.charAt(length - 3) * 131;
        return last + before + length * 7 & 0xFF;
    }
}
