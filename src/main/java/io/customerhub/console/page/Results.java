package io.customerhub.console.page;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the newest results until they have been looked at; safe for use by several threads. */
public final class Results {

    private static final int MOST = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(String owner, Result result) {}

    /** Keeps a result of that caller; gives its key. */
    public synchronized String keep(String owner, Result result) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        kept.put(key, new Kept(owner, result));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        return key;
    }

    /** The result under that key; null when it is gone or belongs to somebody else. */
    public synchronized @Nullable Result find(String owner, String key) {
        Kept found = kept.get(key);
        return found == null || !found.owner().equals(owner) ? null : found.result();
    }
}
