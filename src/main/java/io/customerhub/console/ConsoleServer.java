package io.customerhub.console;

import io.customerhub.access.Gate;
import io.customerhub.console.page.Messages;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Results;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The console and whatever else is mounted behind its port. One thread for each request, at most 32;
 * closing waits for requests under way.
 */
public final class ConsoleServer implements AutoCloseable {

    /** More people than that seldom click at once; the connections of the warehouse limit it anyhow. */
    private static final int THREADS = 32;

    private static final int LEAST_THREADS = 4;
    private static final int IDLE_MILLIS = 30_000;
    private static final int STOP_MILLIS = 5_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final ConsoleOptions options;
    private final StaticFiles files = new StaticFiles();
    private final SecurityHeaders headers;
    private final Javalin javalin;
    private final Messages messages = Messages.load();
    private final Standing standing;
    private final StandbyPage standbyPage;
    private volatile @Nullable Guard guard;

    /**
     * What it serves.
     *
     * @param gate the way to every action
     * @param authentication who somebody is
     * @param pages the pages
     * @param mounts what else is behind the port
     * @param clock tells what now is
     * @param standing whether it can be served
     */
    public record Content(
            Gate gate,
            Authentication authentication,
            List<Page> pages,
            List<Mount> mounts,
            Clock clock,
            Standing standing) {

        /** The same, which can always be served. */
        public Content(Gate gate, Authentication authentication, List<Page> pages, List<Mount> mounts, Clock clock) {
            this(gate, authentication, pages, mounts, clock, Standing.GOOD);
        }

        /** Copies the lists. */
        public Content {
            pages = List.copyOf(pages);
            mounts = List.copyOf(mounts);
        }
    }

    private ConsoleServer(ConsoleOptions options, Content content) {
        this.options = options;
        this.headers = new SecurityHeaders(options.secure());
        this.standing = content.standing();
        this.standbyPage = new StandbyPage(messages, files, new SessionCookie(options.secure()));
        this.javalin = Javalin.create(config -> configure(config, content));
        javalin.start(options.bind(), options.port());
        this.guard = new Guard(options, javalin.port());
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException when the port is taken or the address is not of this machine
     */
    public static ConsoleServer start(ConsoleOptions options, Content content) {
        try {
            return new ConsoleServer(options, content);
        } catch (io.javalin.util.JavalinException failure) {
            throw cannotListen(options, failure);
        }
    }

    static IllegalStateException cannotListen(ConsoleOptions options, Exception failure) {
        return new IllegalStateException(
                "HUB-WEB-010  the console cannot listen at " + options.bind() + ":" + options.port()
                        + "; set HUB_CONSOLE_PORT to a free port, or to 0 for any",
                failure);
    }

    private void configure(JavalinConfig config, Content content) {
        limit(config);
        config.routes.before(this::check);
        config.routes.get(StaticFiles.PREFIX + "{hash}/{name}", this::file);
        addPages(config.routes, content);
    }

    /** What whoever listens at the port keeps to. */
    static void limit(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_BYTES;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(ConsoleServer::limit);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setRequestHeaderSize(HEADER_BYTES);
        });
    }

    private void addPages(RoutesConfig routes, Content content) {
        SessionCookie cookies = new SessionCookie(options.secure());
        List<Page.NavigationEntry> navigation = content.pages().stream()
                .flatMap(page -> page.navigation().stream())
                .sorted(Comparator.comparingInt(Page.NavigationEntry::order))
                .toList();
        PageContext.Site site = new PageContext.Site(content.gate(), messages, navigation, files, new Results());
        PageServing serving =
                new PageServing(site, content.authentication(), cookies, options, content.clock(), () -> guard);
        PageAdapter adapter = new PageAdapter(routes, serving);
        content.pages().forEach(page -> page.routes(adapter));
        new PreferenceRoutes(serving, cookies).add(routes);
        new SignInRoutes(serving, content.authentication(), cookies).add(routes);
        new Refusals(serving, content.mounts(), standing, standbyPage).add(routes);
        content.mounts().forEach(mount -> mount.mount(routes));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setName("console");
        threads.setDaemon(true);
        return threads;
    }

    private static void limit(Server server) {
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new BareErrors());
    }

    private void check(Context context) {
        headers.set(context);
        Guard ready = guard;
        if (ready == null) {
            throw new HttpResponseException(503, "HUB-WEB-503");
        }
        if (!ready.isForUs(context)) {
            throw new HttpResponseException(421, "HUB-WEB-421");
        }
        Standby standby = standing.now();
        if (standby != null && files.at(context.path()).isEmpty()) {
            standbyPage.answer(context, standby);
            context.skipRemainingHandlers();
        }
    }

    private void file(Context context) {
        if (!files.serve(context)) {
            throw new HttpResponseException(404, "HUB-WEB-404");
        }
    }

    /** Where a browser on this machine finds it, such as {@code http://127.0.0.1:8713}. */
    public String address() {
        return address(options, javalin.port());
    }

    static String address(ConsoleOptions options, int port) {
        String host = options.bind().contains(":") && !options.bind().startsWith("[")
                ? "[" + options.bind() + "]"
                : options.bind();
        return "http://" + (host.equals("0.0.0.0") || host.equals("[::]") ? "127.0.0.1" : host) + ":" + port;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
