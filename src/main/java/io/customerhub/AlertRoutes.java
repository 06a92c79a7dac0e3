package io.customerhub;

import io.customerhub.alert.AlertMessage;
import io.customerhub.alert.AlertTargets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The ways to people as routes of the project: each that begins at {@code direct:alert-NAME} is the target NAME. A route gets
 * the JSON document as its body, and {@code headline} and {@code text} as exchange properties, which no component sends along
 * by itself.
 */
final class AlertRoutes implements AlertTargets, AutoCloseable {

    private static final String PREFIX = "direct://alert-";

    private final CamelContext context;
    private final Supplier<@Nullable Instant> refused;
    private final ProducerTemplate template;

    /** @param refused since when the routes are refused, or null when they are not */
    AlertRoutes(CamelContext context, Supplier<@Nullable Instant> refused) {
        this.context = context;
        this.refused = refused;
        this.template = context.createProducerTemplate();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Route route : context.getRoutes()) {
            String uri = route.getEndpoint().getEndpointUri();
            if (uri.startsWith(PREFIX)
                    && context.getRouteController()
                            .getRouteStatus(route.getRouteId())
                            .isStarted()) {
                names.add(uri.substring(PREFIX.length()).split("\\?", 2)[0]);
            }
        }
        return names;
    }

    @Override
    public @Nullable Instant refusedSince() {
        return refused.get();
    }

    /** The cause is told by its kind alone: what a component says may name an address, and a webhook's is a secret. */
    @Override
    public void send(String target, AlertMessage message) throws NotSentException {
        Exchange sent = template.send("direct:alert-" + target, ExchangePattern.InOnly, exchange -> {
            exchange.getMessage().setBody(message.json());
            exchange.setProperty("headline", message.headline());
            exchange.setProperty("text", message.text());
        });
        Exception failure = sent.getException();
        if (failure != null) {
            throw new NotSentException(kind(failure), failure);
        }
    }

    private static String kind(Throwable failure) {
        if (failure instanceof HttpOperationFailedException answered) {
            return "HTTP " + answered.getStatusCode();
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    @Override
    public void close() {
        template.stop();
    }
}
