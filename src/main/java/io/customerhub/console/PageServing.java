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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way from a request of the web server to a page and back. */
final class PageServing {

    static final String TOKEN_FIELD = "form-token";

    private final PageContext.Site site;
    private final Authentication authentication;
    private final SessionCookie cookies;
    private final Clock clock;
    private final Supplier<@Nullable Guard> guard;
    private final Templates templates = new Templates();

    PageServing(
            PageContext.Site site,
            Authentication authentication,
            SessionCookie cookies,
            Clock clock,
            Supplier<@Nullable Guard> guard) {
        this.site = site;
        this.authentication = authentication;
        this.cookies = cookies;
        this.clock = clock;
        this.guard = guard;
    }

    /** The request with whoever has signed in; a form is read, and checked for coming from a page of ours. */
    PageContext page(Context context) {
        Optional<Caller> caller = caller(context);
        String secret = caller.isPresent() ? String.valueOf(cookies.session(context)) : cookies.visitor(context);
        boolean post = context.method().name().equals("POST");
        Map<String, List<String>> form = post ? FormBody.read(context) : Map.of();
        if (post) {
            Guard ready = guard.get();
            if (ready == null) {
                throw new HttpResponseException(503, "HUB-WEB-503");
            }
            ready.checkForm(context, secret, first(form, TOKEN_FIELD));
        }
        return context(context, caller.orElse(null), secret, form);
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
                : authentication.session(secret, context.ip()).map(Authentication.Session::caller);
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
                context.ip());
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
            context.header("Content-Disposition", "attachment; filename=\"" + fileName(download.name()) + "\"");
            context.contentType(download.type()).result(download.text());
        }
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
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
