package io.customerhub.record;

/** Hashes of 64 bits that stay the same for ever, on every machine. */
public final class Hashes {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Hashes() {}

    /** Spreads all bits: the finalizer of MurmurHash3 (Appleby, public domain). */
    public static long mix(long bits) {
        long x = bits;
        x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }

    /** The hash of some characters: FNV-1a over UTF-16 units, then {@link #mix}. */
    public static long of(char[] text, int from, int to) {
        long hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** The hash of a text, as of its characters. */
    public static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }
}
