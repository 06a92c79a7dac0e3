package io.customerhub.pipeline.rest;

import io.customerhub.config.AllowedHosts;
import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.HttpWatch;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.pipeline.OutboundHosts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by camel-http. The body is read here and not by Camel, so that its size is limited while it arrives; and a
 * connection that takes too long, or brings too much, is cut at once instead of being read to its end.
 */
final class CamelHttpCalls implements HttpCalls, AutoCloseable {

    private final CamelContext context;
    private final Limits limits;
    private final ScheduledExecutorService watch;
    private final Map<String, Producer> producers = new HashMap<>();
    private final AtomicReference<@Nullable ExecRuntime> running = new AtomicReference<>();

    /**
     * Time limits of one request.
     *
     * @param connect to make a connection
     * @param response between two pieces of the answer
     * @param total for all of it
     */
    record Limits(Duration connect, Duration response, Duration total) {}

    CamelHttpCalls(CamelContext context, Limits limits) {
        this.context = context;
        this.limits = limits;
        this.watch = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "http-limits");
    }

    @Override
    public synchronized Reply send(Call call) throws IOException {
        requireAllowed(call.url());
        Producer producer = producer(call.url());
        Exchange exchange = new DefaultExchange(context);
        call.headers().forEach(exchange.getIn()::setHeader);
        if (call.url().getRawQuery() != null) {
            exchange.getIn().setHeader(HttpConstants.HTTP_QUERY, call.url().getRawQuery());
        }
        exchange.getIn()
                .setHeader(HttpConstants.HTTP_URI, base(call.url()) + call.url().getRawPath());
        exchange.getIn().setHeader(HttpConstants.HTTP_METHOD, call.body() == null ? "GET" : "POST");
        if (call.body() != null) {
            exchange.getIn().setHeader(HttpConstants.CONTENT_TYPE, call.body().type());
            exchange.getIn().setBody(call.body().content());
        }
        running.set(null);
        AtomicReference<Boolean> late = new AtomicReference<>(false);
        ScheduledFuture<?> alarm = watch.schedule(
                () -> {
                    late.set(true);
                    cut();
                },
                limits.total().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            producer.process(exchange);
            return reply(exchange, call);
        } catch (IOException e) {
            throw late.get() ? tooLate(e) : e;
        } catch (Exception e) {
            throw late.get() ? tooLate(e) : new IOException(e);
        } finally {
            alarm.cancel(false);
        }
    }

    /** An API can lead to another host than the route names, by the address of its next page. */
    private void requireAllowed(URI url) {
        AllowedHosts hosts = OutboundHosts.of(context);
        if (!hosts.allows(url.getHost())) {
            throw new RestFailure(AllowedHosts.CODE, 0, hosts.refusal("this stream", url.getHost()), null);
        }
    }

    private IOException tooLate(Exception cause) {
        InterruptedIOException late = new InterruptedIOException("no whole answer within " + limits.total());
        late.initCause(cause);
        return late;
    }

    private Reply reply(Exchange exchange, Call call) throws IOException {
        Map<String, String> headers = new HashMap<>();
        int status = exchange.getMessage().getHeader(HttpConstants.HTTP_RESPONSE_CODE, 0, Integer.class);
        watched(call, status, exchange.getMessage().getHeader("Date", String.class));
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                String text = value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : value.toString();
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        Object body = exchange.getMessage().getBody();
        return new Reply(status, Map.copyOf(headers), body == null ? new byte[0] : bytes(exchange, call.maxBytes()));
    }

    private void watched(Call call, int status, @Nullable String date) {
        HttpWatch watching = context.getRegistry().findSingleByType(HttpWatch.class);
        if (watching != null) {
            watching.answered(call.body() == null ? "GET" : "POST", call.url(), status, date);
        }
    }

    private byte[] bytes(Exchange exchange, long maxBytes) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(1 << 16);
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (kept.size() + (long) count > maxBytes) {
                    cut();
                    throw new ResponseTooLargeException(maxBytes);
                }
                kept.write(piece, 0, count);
            }
        } catch (ResponseTooLargeException e) {
            throw e;
        } catch (IOException e) {
            cut();
            throw e;
        }
        return kept.toByteArray();
    }

    private void cut() {
        ExecRuntime runtime = running.getAndSet(null);
        if (runtime != null) {
            runtime.discardEndpoint();
        }
    }

    private static String base(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private Producer producer(URI url) throws IOException {
        // one producer for all paths of a host: the path of children is another for each parent
        String base = base(url);
        Producer known = producers.get(base);
        if (known != null) {
            return known;
        }
        try {
            HttpComponent component = context.getComponent(url.getScheme(), HttpComponent.class);
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(base
                    + "?throwExceptionOnFailure=false&followRedirects=false&disableStreamCache=true&copyHeaders=false&userAgent=customer-hub"
                    + "&connectTimeout=" + limits.connect().toMillis()
                    + "&soTimeout=" + limits.response().toMillis()
                    + "&responseTimeout=" + limits.response().toMillis());
            endpoint.setHttpClientConfigurer(client -> {
                client.disableAutomaticRetries();
                client.addExecInterceptorFirst("customer-hub", (request, scope, chain) -> {
                    running.set(scope.execRuntime);
                    return chain.proceed(request, scope);
                });
            });
            endpoint.setCamelContext(context);
            Producer made = endpoint.createProducer();
            ServiceHelper.startService(endpoint, made);
            producers.put(base, made);
            return made;
        } catch (Exception e) {
            throw new IOException("no connection can be prepared", e);
        }
    }

    @Override
    public synchronized void close() {
        producers.values().forEach(producer -> ServiceHelper.stopService(producer, producer.getEndpoint()));
        producers.clear();
        context.getExecutorServiceManager().shutdownNow(watch);
    }
}
