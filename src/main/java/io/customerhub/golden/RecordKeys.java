package io.customerhub.golden;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads the names of many records. The texts of systems and streams, of which there are few, are shared, so that millions
 * of keys take less room and are compared faster. Not safe for use by several threads.
 */
public final class RecordKeys {

    private final Map<String, String> shared = new HashMap<>();

    /** As {@link RecordKey#parse}. */
    public RecordKey parse(String text) {
        RecordKey key = RecordKey.parse(text);
        return new RecordKey(
                shared.computeIfAbsent(key.system(), system -> system),
                shared.computeIfAbsent(key.stream(), stream -> stream),
                key.key());
    }
}
