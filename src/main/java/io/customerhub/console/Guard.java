package io.customerhub.console;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only requests through that were meant for this hub and, when they change something, came from its own pages. */
final class Guard {

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    /** A guard of a console at these addresses. */
    Guard(ConsoleOptions options, int port) {
        for (String name : names(options.bind())) {
            add("http", name, port);
        }
        URI url = options.url();
        if (url != null && url.getHost() != null) {
            add(url.getScheme(), url.getHost().toLowerCase(Locale.ROOT), url.getPort());
        }
    }

    private static Set<String> names(String bind) {
        return switch (bind) {
            case "127.0.0.1", "::1", "[::1]", "localhost" -> Set.of("127.0.0.1", "[::1]", "localhost");
            case "0.0.0.0", "::", "[::]" -> Set.of("127.0.0.1", "[::1]", "localhost");
            default -> Set.of(bind.contains(":") && !bind.startsWith("[") ? "[" + bind + "]" : bind);
        };
    }

    private void add(String scheme, String name, int port) {
        int usual = "https".equals(scheme) ? 443 : 80;
        if (port < 0 || port == usual) {
            hosts.add(name);
            origins.add(scheme + "://" + name);
        }
        if (port >= 0) {
            hosts.add(name + ":" + port);
            origins.add(scheme + "://" + name + ":" + port);
        }
    }

    /** True when the request names this hub; a page of another name that was made to resolve to here does not. */
    boolean isForUs(Context context) {
        String host = context.header("Host");
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Refuses a change that no page of ours asked for (OWASP ASVS 5.0, 3.5.1 and 3.5.3).
     *
     * @param secret what the browser's cookie carries
     * @param token what the form has sent
     */
    void checkForm(Context context, String secret, @Nullable String token) {
        if (!isFromUs(context) || !SessionCookie.isTokenOf(secret, token)) {
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-WEB-003",
                    "this form was not sent by a page of this console, or the page was open since before you signed in;"
                            + " open the page again and repeat it");
        }
    }

    /** True when the browser says that a page of ours sent it. */
    private boolean isFromUs(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** True when a browser says that another site sent it. */
    static boolean isFromElsewhere(Context context) {
        String site = context.header("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
