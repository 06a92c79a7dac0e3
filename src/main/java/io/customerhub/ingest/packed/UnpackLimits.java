package io.customerhub.ingest.packed;

/**
 * How far a compressed file may grow (OWASP ASVS 5.0, 5.2.3 and 5.3.3: size and count of what is unpacked are checked).
 *
 * @param maxBytes how many bytes all parts together may unpack to
 * @param maxRatio how many bytes one compressed byte may become, once more than {@link #GRACE} bytes are unpacked
 * @param maxEntries how many entries an archive may have
 */
public record UnpackLimits(long maxBytes, int maxRatio, int maxEntries) {

    /** Small files may be as regular as they like: 16 MiB harm nobody. */
    public static final long GRACE = 16L << 20;

    /** Refuses limits that allow nothing. */
    public UnpackLimits {
        if (maxBytes < 1 || maxRatio < 1 || maxEntries < 1 || maxEntries > 100_000) {
            throw new IllegalArgumentException(
                    "expected maxUnpackedBytes and maxRatio of at least 1 and maxEntries from 1 to 100000, found "
                            + maxBytes + ", " + maxRatio + " and " + maxEntries);
        }
    }

    /** 16 GiB, 1000 entries, and the ratio of 100 that Apache POI takes for the sign of a bomb (ZipSecureFile). */
    public static UnpackLimits standard() {
        return new UnpackLimits(16L << 30, 100, 1000);
    }
}
