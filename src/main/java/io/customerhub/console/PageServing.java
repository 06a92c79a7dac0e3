package io.customerhub.console;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Language;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Templates;
import io.customerhub.console.page.Theme;
import io.customerhub.console.page.Visit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way from a request of the web server to a page and back. */
final class PageServing {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{3,45}");

    static final String TOKEN_FIELD = "form-token";

    private final PageContext.Site site;
    private final Authentication authentication;
    private final SessionCookie cookies;
    private final ConsoleOptions options;
    private final Clock clock;
    private final Supplier<@Nullable Guard> guard;
    private final Templates templates = new Templates();

    PageServing(
            PageContext.Site site,
            Authentication authentication,
            SessionCookie cookies,
            ConsoleOptions options,
            Clock clock,
            Supplier<@Nullable Guard> guard) {
        this.site = site;
        this.authentication = authentication;
        this.cookies = cookies;
        this.options = options;
        this.clock = clock;
        this.guard = guard;
    }

    /** The request with whoever has signed in; a form is read, and checked for coming from a page of ours. */
    PageContext page(Context context) {
        Optional<Caller> caller = caller(context);
        String secret = caller.isPresent() ? String.valueOf(cookies.session(context)) : cookies.visitor(context);
        boolean post = context.method().name().equals("POST");
        Map<String, List<String>> form = post ? FormBody.read(context) : Map.of();
        refuseNul(context.queryParamMap().values());
        refuseNul(form.values());
        refuseNul(List.of(List.copyOf(pathValues(context).values())));
        if (post) {
            Guard ready = guard.get();
            if (ready == null) {
                throw new HttpResponseException(503, "HUB-WEB-503");
            }
            ready.checkForm(context, secret, first(form, TOKEN_FIELD));
        }
        return context(context, caller.orElse(null), secret, form);
    }

    /** NUL is in no name and no text of ours, and PostgreSQL holds none. */
    private static void refuseNul(Collection<List<String>> parameters) {
        if (parameters.stream().flatMap(List::stream).anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw new HttpResponseException(400, "HUB-WEB-400");
        }
    }

    /**
     * The address that a request came from. Behind a reverse proxy of this machine or its network that is what the proxy
     * has seen, the last one in {@code X-Forwarded-For}; what stands before it the browser may have made up.
     */
    String from(Context context) {
        String peer = context.ip();
        String forwarded = context.header("X-Forwarded-For");
        if (options.url() == null || forwarded == null || !isNear(peer)) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : peer;
    }

    private static boolean isNear(String peer) {
        try {
            InetAddress address = InetAddress.getByName(peer);
            return address.isLoopbackAddress() || address.isSiteLocalAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /** A path of this console as browsers reach it. */
    URI address(Context context, String path) {
        String base = options.url() == null
                ? "http://" + context.header("Host")
                : options.url().toString().replaceAll("/+$", "");
        return URI.create(base + path);
    }

    /** The request as far as it can be shown, for a page that says what is wrong with it. */
    PageContext refusedPage(Context context) {
        Optional<Caller> caller = caller(context);
        String secret = caller.isPresent() ? String.valueOf(cookies.session(context)) : cookies.visitor(context);
        return context(context, caller.orElse(null), secret, Map.of());
    }

    private Optional<Caller> caller(Context context) {
        String secret = cookies.session(context);
        return secret == null || secret.isEmpty()
                ? Optional.empty()
                : authentication.session(secret, from(context)).map(Authentication.Session::caller);
    }

    private PageContext context(
            Context context, @Nullable Caller caller, String secret, Map<String, List<String>> form) {
        Visit visit = new Visit(
                context.method().name().equals("HEAD")
                        ? "GET"
                        : context.method().name(),
                context.path(),
                pathValues(context),
                context.queryParamMap(),
                form,
                context.header("HX-Request") != null,
                from(context));
        return new PageContext(
                site,
                visit,
                caller,
                Language.of(cookies.preference(context, "language"), context.header("Accept-Language")),
                Theme.of(cookies.preference(context, "theme")),
                SessionCookie.formToken(secret),
                clock.instant());
    }

    private static Map<String, String> pathValues(Context context) {
        try {
            return context.pathParamMap();
        } catch (IllegalStateException noRoute) {
            return Map.of();
        }
    }

    private static @Nullable String first(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Sends what a page answers. */
    void send(Context context, PageContext page, Reply reply) {
        if (reply instanceof Reply.Html html) {
            context.status(html.status());
            context.contentType("text/html;charset=utf-8").result(templates.draw(page, html));
        } else if (reply instanceof Reply.Redirect redirect) {
            context.redirect(redirect.path(), HttpStatus.SEE_OTHER);
        } else if (reply instanceof Reply.Leave leave) {
            context.redirect(leave.address(), HttpStatus.SEE_OTHER);
        } else if (reply instanceof Reply.Download download) {
            new DownloadSending(context).send(download);
        }
    }

    /** To the page where one signs in, and from there back to the page that was asked for. */
    void sendToSignIn(Context context, PageContext page) {
        String back = page.visit().method().equals("GET") ? page.here() : "/";
        String address = "/sign-in?back=" + PageContext.encoded(back);
        if (page.visit().part()) {
            // a script cannot show a page for signing in inside a table
            context.header("HX-Redirect", address);
            throw new RequestException(Reason.FORBIDDEN, "HUB-WEB-004", "the session has ended; sign in again");
        }
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}
