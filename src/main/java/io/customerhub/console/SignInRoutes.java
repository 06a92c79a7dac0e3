package io.customerhub.console;

import io.customerhub.access.RequestException;
import io.customerhub.console.Authentication.Opened;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.SitePath;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in and out. Every sign-in begins a new session with a new secret, whatever cookie the browser had before. */
final class SignInRoutes {

    private static final String CALLBACK = "/sign-in/openid/callback";

    private final PageServing serving;
    private final Authentication authentication;
    private final SessionCookie cookies;

    SignInRoutes(PageServing serving, Authentication authentication, SessionCookie cookies) {
        this.serving = serving;
        this.authentication = authentication;
        this.cookies = cookies;
    }

    void add(RoutesConfig routes) {
        routes.get("/sign-in", context -> {
            PageContext page = serving.page(context);
            if (page.signedIn()) {
                serving.send(context, page, Reply.redirect(back(page.query("back"))));
            } else {
                serving.send(context, page, form(200, back(page.query("back")), null));
            }
        });
        routes.post("/sign-in", this::password);
        routes.post("/sign-in/first", this::firstAdmin);
        routes.get("/sign-in/link", context -> {
            PageContext page = serving.page(context);
            serving.send(context, page, Reply.html("sign-in-link"));
        });
        routes.post("/sign-in/link", this::link);
        routes.get("/sign-in/password", context -> {
            PageContext page = serving.page(context);
            serving.send(context, page, new Reply.Html(200, "sign-in-password", Map.of("problem", "")));
        });
        routes.post("/sign-in/password", this::setPassword);
        routes.post("/sign-in/openid", this::leave);
        routes.get(CALLBACK, this::returned);
        routes.post("/sign-out", this::signOut);
    }

    private void password(Context context) {
        PageContext page = serving.page(context);
        opened(
                context,
                page,
                () -> authentication.password(
                        page.needed("name"), secretField(page, "password"), serving.from(context)));
    }

    private void firstAdmin(Context context) {
        PageContext page = serving.page(context);
        opened(
                context,
                page,
                () -> authentication.firstAdmin(
                        page.needed("code"),
                        page.needed("name"),
                        secretField(page, "password"),
                        serving.from(context)));
    }

    private void link(Context context) {
        PageContext page = serving.page(context);
        opened(context, page, () -> authentication.link(page.needed("code"), serving.from(context)));
    }

    private void setPassword(Context context) {
        PageContext page = serving.page(context);
        try {
            begin(
                    context,
                    page,
                    authentication.setPassword(
                            page.needed("code"), secretField(page, "password"), serving.from(context)),
                    "/");
        } catch (RequestException refused) {
            String problem = page.refusal(refused.code(), refused.getMessage());
            serving.send(context, page, new Reply.Html(422, "sign-in-password", Map.of("problem", problem)));
        }
    }

    /** A form may not lead to another site by the policy of the pages, so that a page with a link stands between. */
    private void leave(Context context) {
        PageContext page = serving.page(context);
        Authentication.Leaving leaving;
        try {
            leaving = authentication.leave(serving.address(context, CALLBACK));
        } catch (RequestException away) {
            // whoever has a password of the hub can still sign in on this page
            serving.send(context, page, form(422, "/", page.refusal(away.code(), away.getMessage())));
            return;
        }
        cookies.setLeaving(context, leaving.browserSecret(), leaving.life());
        serving.send(
                context,
                page,
                new Reply.Html(
                        200,
                        "sign-in-leave",
                        Map.of(
                                "address",
                                leaving.address().toString(),
                                "host",
                                String.valueOf(leaving.address().getHost()))));
    }

    private void returned(Context context) {
        PageContext page = serving.page(context);
        String query = context.queryString();
        URI answer = URI.create(serving.address(context, CALLBACK) + (query == null ? "" : "?" + query));
        String kept = cookies.leaving(context);
        cookies.setLeaving(context, "", Duration.ZERO);
        opened(context, page, () -> authentication.returned(answer, kept, serving.from(context)));
    }

    /** A password may begin or end with a space. */
    private static String secretField(PageContext page, String name) {
        page.needed(name);
        return page.forms(name).get(0);
    }

    private void opened(Context context, PageContext page, Supplier<Opened> way) {
        String back = back(page.form("back"));
        Opened opened;
        try {
            opened = way.get();
        } catch (RequestException refused) {
            serving.send(context, page, form(422, back, page.refusal(refused.code(), refused.getMessage())));
            return;
        }
        begin(context, page, opened, back);
    }

    private void begin(Context context, PageContext page, Opened opened, String back) {
        String before = cookies.session(context);
        if (before != null && page.signedIn()) {
            authentication.signOut(before, serving.from(context));
        }
        cookies.setSession(context, opened.secret(), opened.life());
        serving.send(context, page, Reply.redirect(back));
    }

    private Reply form(int status, String back, @Nullable String problem) {
        return new Reply.Html(
                status,
                "sign-in",
                Map.of(
                        "back",
                        back,
                        "problem",
                        Objects.requireNonNullElse(problem, ""),
                        "provider",
                        authentication.hasProvider(),
                        "first",
                        authentication.awaitsFirstAdmin()));
    }

    private void signOut(Context context) {
        PageContext page = serving.page(context);
        String secret = cookies.session(context);
        if (secret != null && page.signedIn()) {
            authentication.signOut(secret, serving.from(context));
        }
        cookies.clearSession(context);
        // nothing of the pages stays in the browser (ASVS 14.3.1)
        context.header("Clear-Site-Data", "\"cache\", \"storage\"");
        serving.send(context, page, Reply.redirect("/sign-in"));
    }

    private static String back(@Nullable String path) {
        return path == null ? "/" : SitePath.of(path);
    }
}
