package io.customerhub.console;

import io.customerhub.console.page.Messages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Objects;

/**
 * Holds the port of the console while the hub waits for its database or for another hub, and answers every request with the
 * one page that says so. Closing leaves the port to the {@link ConsoleServer}.
 */
public final class StandbyServer implements AutoCloseable {

    private final ConsoleOptions options;
    private final Standing standing;
    private final Instant started;
    private final StaticFiles files = new StaticFiles();
    private final SecurityHeaders headers;
    private final StandbyPage page;
    private final Javalin javalin;

    private StandbyServer(ConsoleOptions options, Standing standing, Instant started) {
        this.options = options;
        this.standing = standing;
        this.started = started;
        this.headers = new SecurityHeaders(options.secure());
        this.page = new StandbyPage(Messages.load(), files, new SessionCookie(options.secure()));
        this.javalin = Javalin.create(this::configure);
        javalin.start(options.bind(), options.port());
    }

    /**
     * Starts it.
     *
     * @param standing why the hub waits
     * @param started when it was started
     * @throws IllegalStateException when the port is taken or the address is not of this machine
     */
    public static StandbyServer start(ConsoleOptions options, Standing standing, Instant started) {
        try {
            return new StandbyServer(options, standing, started);
        } catch (io.javalin.util.JavalinException failure) {
            throw ConsoleServer.cannotListen(options, failure);
        }
    }

    private void configure(JavalinConfig config) {
        ConsoleServer.limit(config);
        config.routes.before(this::answer);
    }

    private void answer(Context context) {
        headers.set(context);
        if (!new Guard(options, context.port()).isForUs(context)) {
            context.status(421).contentType("text/plain;charset=utf-8").result("HUB-WEB-421\n");
        } else if (!files.serve(context)) {
            page.answer(
                    context,
                    Objects.requireNonNullElseGet(
                            standing.now(), () -> new Standby(Standby.Reason.STARTING, started, null)));
        }
        context.skipRemainingHandlers();
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        return ConsoleServer.address(options, javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
