package io.customerhub.pipeline.rest;

import io.customerhub.ingest.rest.auth.AccessTokens;
import io.customerhub.ingest.rest.auth.RefreshTokens;
import io.customerhub.ingest.rest.auth.TokenStore;
import io.customerhub.ingest.rest.rules.RateBudget;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of one hub share, so that two streams of one API use one token and one rate. There is one in each
 * Camel context; safe for use by several threads.
 */
final class SharedByHost {

    private static final String NAME = "restApiShared";

    private final @Nullable TokenStore store;
    private final Map<String, AccessTokens> tokens = new ConcurrentHashMap<>();
    private final Map<String, RateBudget> budgets = new ConcurrentHashMap<>();

    private SharedByHost(@Nullable TokenStore store) {
        this.store = store;
    }

    /** The one of this context; it is made when there is none. */
    static SharedByHost of(CamelContext context) {
        synchronized (context) {
            SharedByHost known = context.getRegistry().lookupByNameAndType(NAME, SharedByHost.class);
            if (known == null) {
                known = new SharedByHost(context.getRegistry().findSingleByType(TokenStore.class));
                context.getRegistry().bind(NAME, known);
            }
            return known;
        }
    }

    /** The access tokens of a source system. */
    AccessTokens tokens(String system) {
        return tokens.computeIfAbsent(
                system, name -> new AccessTokens(new RefreshTokens(name, store), Clock.systemUTC()));
    }

    /** The rate at which a host may be asked. */
    RateBudget budget(String host) {
        return budgets.computeIfAbsent(host.toLowerCase(Locale.ROOT), ignored -> new RateBudget());
    }
}
