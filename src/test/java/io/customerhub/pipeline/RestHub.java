package io.customerhub.pipeline;

import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.ingest.rest.auth.TokenStore;
import io.customerhub.record.Position;
import io.customerhub.record.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A hub in memory that reads the rest-api connector, with what it needs besides. */
final class RestHub implements AutoCloseable {

    final HubInMemory hub = new HubInMemory();
    final List<Rejection> letters = Collections.synchronizedList(new ArrayList<>());

    /** Keeps refresh tokens as the warehouse would. */
    static final class Tokens implements TokenStore {
        final Map<String, String> kept = new ConcurrentHashMap<>();
        volatile boolean isAway;

        @Override
        public @Nullable String find(String system, String name) {
            return kept.get(system + "/" + name);
        }

        @Override
        public void save(String system, String name, String text) {
            if (isAway) {
                throw new IllegalStateException("the warehouse is away");
            }
            kept.put(system + "/" + name, text);
        }
    }

    /** Reads with these options from the beginning. */
    static RestHub start(String options) throws Exception {
        return start(options, null, null);
    }

    /** Reads with these options from a position, with a store for tokens. */
    static RestHub start(String options, @Nullable Position position, @Nullable TokenStore tokens) throws Exception {
        RestHub made = new RestHub();
        made.hub.resumeAt(position);
        made.hub.context.getRegistry().bind("letters", (UnreadableLetters)
                (stream, route, place, letter) -> made.letters.add(letter));
        if (tokens != null) {
            made.hub.context.getRegistry().bind("tokens", TokenStore.class, tokens);
        }
        made.hub.start("rest-api", options + ", every: 100ms");
        return made;
    }

    @Override
    public void close() {
        hub.close();
    }
}
