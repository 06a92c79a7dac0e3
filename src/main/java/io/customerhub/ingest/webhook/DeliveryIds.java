package io.customerhub.ingest.webhook;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices a delivery id that comes again with another body. Such posts are taken like any other, because the version of
 * the record decides; but the sender breaks its own rule, and somebody should know. Remembers the last ids only.
 */
public final class DeliveryIds {

    private static final int REMEMBERED = 10_000;

    private final Map<String, Long> bodies = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** True when the id was seen with another body; remembers this one. */
    public boolean isReused(@Nullable String id, byte[] body) {
        if (id == null || id.length() > 200) {
            return false;
        }
        long hash = Hashing.xxh3_64().hashBytesToLong(body);
        Long before = bodies.put(id, hash);
        return before != null && before != hash;
    }
}
