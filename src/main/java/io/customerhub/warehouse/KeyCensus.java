package io.customerhub.warehouse;

/**
 * The keys that a source has, counted once each, in 16 to 32 bytes a key outside the heap. It goes by 64 bits of XXH3: two
 * keys that are taken for one can only make a missing key pass for present, never the other way round. Used by one thread.
 */
public final class KeyCensus {

    private final LoadedVersionTable keys;

    /** An empty census of at most {@code limit} keys. */
    public KeyCensus(long limit) {
        this.keys = new LoadedVersionTable(limit);
        keys.completed();
    }

    /** The source has this key. */
    public void add(String key) {
        keys.put(LoadedVersionTable.slot(key), 0, 0);
    }

    /** True when the source surely does not have the key, provided that the census {@link #isWhole}. */
    public boolean isMissing(String key) {
        return !keys.know(new long[] {LoadedVersionTable.slot(key)})[0];
    }

    /** How many keys the source has. */
    public long size() {
        return keys.size();
    }

    /** False when there were more keys than the census can hold, so that it tells nothing. */
    public boolean isWhole() {
        return keys.isComplete();
    }
}
