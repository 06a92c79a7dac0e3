package io.customerhub.record;

/** Which source records of one stream are in the warehouse already, and in which form. */
@FunctionalInterface
public interface LoadedVersions {

    /** Knows nothing, so that every record goes on. */
    LoadedVersions NONE = (key, hash) -> false;

    /**
     * True when the current version of the key was loaded from exactly this payload under today's configuration, so that
     * loading it again would change nothing. A false answer costs time only.
     *
     * @param hash XXH3 64 of the payload
     */
    boolean contains(String key, long hash);

    /**
     * Asks for many at once, which is much faster where a look-up has to wait for the memory.
     *
     * @param keys the keys; not null up to {@code count}
     * @param hashes XXH3 64 of the payloads
     * @param count how many of them count
     * @return for each of them what {@link #contains} says
     */
    default boolean[] contain(String[] keys, long[] hashes, int count) {
        boolean[] answers = new boolean[count];
        for (int i = 0; i < count; i++) {
            answers[i] = contains(keys[i], hashes[i]);
        }
        return answers;
    }
}
