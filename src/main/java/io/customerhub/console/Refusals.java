package io.customerhub.console;

import io.customerhub.access.RequestException;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong with a request: as a page for people, as the mount wishes for programs; never how it is inside. */
final class Refusals {

    private static final Logger LOGGER = LoggerFactory.getLogger(Refusals.class);

    private final PageServing serving;
    private final List<Mount> mounts;
    private final Standing standing;
    private final StandbyPage standbyPage;

    Refusals(PageServing serving, List<Mount> mounts, Standing standing, StandbyPage standbyPage) {
        this.serving = serving;
        this.mounts = mounts;
        this.standing = standing;
        this.standbyPage = standbyPage;
    }

    void add(RoutesConfig routes) {
        routes.exception(
                RequestException.class,
                (refused, context) -> tell(context, status(refused), refused.code(), refused.getMessage()));
        routes.exception(HttpResponseException.class, (refused, context) -> {
            // with 405 come the methods that there are
            refused.getDetails().forEach((name, value) -> {
                if (name.equals("availableMethods")) {
                    context.header("Allow", value);
                }
            });
            tell(context, refused.getStatus(), "HUB-WEB-" + refused.getStatus(), null);
        });
        routes.exception(Exception.class, (failure, context) -> {
            Standby standby = standing.after(failure);
            if (standby != null) {
                standbyPage.answer(context, standby);
                return;
            }
            LOGGER.atError()
                    .addKeyValue("method", context.method().name())
                    .addKeyValue("cause", failure.getClass().getName())
                    .addKeyValue("where", where(failure))
                    .log("a request to the console failed");
            tell(context, 500, "HUB-WEB-500", null);
        });
    }

    /** The first frame of ours; the message of a failure may hold what stood in a record. */
    private static String where(Exception failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("io.customerhub.")) {
                return frame.toString();
            }
        }
        return "";
    }

    private static int status(RequestException refused) {
        return switch (refused.reason()) {
            case UNKNOWN -> 404;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
        };
    }

    private void tell(Context context, int status, String code, @org.jspecify.annotations.Nullable String message) {
        for (Mount mount : mounts) {
            if (context.path().startsWith(mount.prefix())) {
                mount.refuse(context, status, code, message == null ? "HTTP " + status : message);
                return;
            }
        }
        context.status(status);
        if (status == 421 || status == 503) {
            context.contentType("text/plain;charset=utf-8").result(code + "\n");
            return;
        }
        PageContext page = serving.refusedPage(context);
        String text = message == null ? page.refusal(code, "HTTP " + status) : page.refusal(code, message);
        serving.send(
                context, page, new Reply.Html(status, "refusal", Map.of("code", code, "text", text, "status", status)));
    }
}
