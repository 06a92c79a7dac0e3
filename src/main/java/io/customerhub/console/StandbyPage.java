package io.customerhub.console;

import io.customerhub.console.page.Language;
import io.customerhub.console.page.Messages;
import io.customerhub.console.page.Templates;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * What a hub answers to all requests while it cannot show its console: 503, when to ask again, and what it waits for; no
 * data, and nobody has to sign in for it.
 */
final class StandbyPage {

    static final String CODE = "HUB-WEB-503";

    /** Browsers ask again by themselves after so many seconds. */
    static final int RETRY_SECONDS = 5;

    private static final String API = "/api/";

    private final Messages messages;
    private final StaticFiles files;
    private final SessionCookie cookies;
    private final Templates templates = new Templates();

    StandbyPage(Messages messages, StaticFiles files, SessionCookie cookies) {
        this.messages = messages;
        this.files = files;
        this.cookies = cookies;
    }

    void answer(Context context, Standby standby) {
        context.status(503).header("Retry-After", Integer.toString(RETRY_SECONDS));
        if (context.path().startsWith(API)) {
            context.contentType("application/problem+json")
                    .result("{\"status\":503,\"title\":\"Not now\",\"code\":\"" + CODE + "\",\"detail\":\""
                            + word(standby) + "\",\"since\":\"" + second(standby.since()) + "\"}");
            return;
        }
        Language language = Language.of(cookies.preference(context, "language"), context.header("Accept-Language"));
        String key = "standby." + word(standby);
        StandbyModel model = new StandbyModel(
                language.tag(),
                messages.text(language, "shell.product"),
                messages.text(language, key),
                standby.holder() == null
                        ? messages.text(language, key + ".why")
                        : messages.text(language, key + ".why", "holder", standby.holder()),
                messages.text(language, "standby.since", "since", second(standby.since())),
                messages.text(language, key + ".now"),
                files.path("console.css"),
                RETRY_SECONDS);
        context.contentType("text/html;charset=utf-8").result(templates.draw("standby", Map.of("model", model)));
    }

    private static String word(Standby standby) {
        return standby.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
