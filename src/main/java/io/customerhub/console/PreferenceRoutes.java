package io.customerhub.console;

import io.customerhub.console.page.Language;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Theme;
import io.javalin.config.RoutesConfig;
import java.util.Objects;

/** Keeps the language and the brightness that a visitor has chosen, in cookies of the browser. */
final class PreferenceRoutes {

    private final PageServing serving;
    private final SessionCookie cookies;

    PreferenceRoutes(PageServing serving, SessionCookie cookies) {
        this.serving = serving;
        this.cookies = cookies;
    }

    void add(RoutesConfig routes) {
        routes.post("/preferences", context -> {
            PageContext page = serving.page(context);
            String language = page.form("language");
            if (language != null) {
                cookies.setPreference(
                        context, "language", Language.of(language, null).code());
            }
            String theme = page.form("theme");
            if (theme != null) {
                cookies.setPreference(context, "theme", Theme.of(theme).code());
            }
            serving.send(context, page, Reply.redirect(Objects.requireNonNullElse(page.form("back"), "/")));
        });
    }
}
