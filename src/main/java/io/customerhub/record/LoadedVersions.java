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
}
