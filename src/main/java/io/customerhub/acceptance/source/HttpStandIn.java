package io.customerhub.acceptance.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.acceptance.spec.SourceContent.Exchange;
import io.customerhub.acceptance.spec.SourceContent.Order;
import io.customerhub.acceptance.spec.SourceContent.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A web server on this machine that answers as a case says, and remembers what it was asked. */
public final class HttpStandIn implements StandIn {

    /** More complaints than that tell nothing new. */
    private static final int MOST_COMPLAINTS = 20;

    /** What a fixture writes where an answer names the address of the source itself, such as in the URL of a next page. */
    private static final String SERVER = "{{server}}";

    private static final Response UNLISTED = new Response(404, Map.of(), new byte[0]);

    private final HttpServer server;
    private final SourceContent.Http content;
    private final List<String> complaints = new ArrayList<>();
    private int next;
    private int requests;

    /** Starts the server. */
    public HttpStandIn(SourceContent.Http content) {
        this.content = content;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public String place(String written) {
        return "http://127.0.0.1:" + server.getAddress().getPort()
                + WebAddress.of(written).rest();
    }

    private void answer(HttpExchange http) throws IOException {
        http.getRequestBody().readAllBytes();
        Response response = response(Asked.of(http));
        response.headers()
                .forEach((name, value) -> http.getResponseHeaders().set(name, value.replace(SERVER, place(""))));
        byte[] body = here(response.body());
        http.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    /** An answer that names the address of the source gets this one. */
    private byte[] here(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.contains(SERVER) ? text.replace(SERVER, place("")).getBytes(StandardCharsets.UTF_8) : body;
    }

    private synchronized Response response(Asked asked) {
        requests++;
        if (content.order() == Order.ALWAYS) {
            return content.exchanges().get(0).response();
        }
        Exchange found = content.order() == Order.ANY ? closest(asked) : inTurn(asked);
        return found == null ? UNLISTED : found.response();
    }

    private @Nullable Exchange inTurn(Asked asked) {
        Exchange due = next < content.exchanges().size() ? content.exchanges().get(next) : null;
        if (due != null && asked.fits(due.request()) == null) {
            next++;
            return due;
        }
        complain("unlisted request " + asked + "; "
                + (due == null
                        ? "all " + content.exchanges().size() + " listed requests had been answered"
                        : "expected " + Asked.shown(due.request()) + ": " + asked.fits(due.request())));
        return null;
    }

    private @Nullable Exchange closest(Asked asked) {
        Exchange best = null;
        for (Exchange exchange : content.exchanges()) {
            boolean isCloser = best == null
                    || exchange.request().query().size()
                            > best.request().query().size();
            if (asked.fitsButForHeaders(exchange.request()) == null && isCloser) {
                best = exchange;
            }
        }
        if (best == null) {
            complain("unlisted request " + asked);
        }
        return best;
    }

    private void complain(String complaint) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(complaint);
        }
    }

    @Override
    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        if (content.order() == Order.AS_LISTED && complaints.isEmpty()) {
            for (Exchange left :
                    content.exchanges().subList(next, content.exchanges().size())) {
                all.add("the request " + Asked.shown(left.request()) + " never came");
            }
        }
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
