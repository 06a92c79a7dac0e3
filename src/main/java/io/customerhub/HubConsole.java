package io.customerhub;

import io.customerhub.access.Role;
import io.customerhub.api.ApiRoutes;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.ConsoleSettings;
import io.customerhub.config.HubSettings;
import io.customerhub.config.OidcSettings;
import io.customerhub.console.ConsoleOptions;
import io.customerhub.console.ConsolePages;
import io.customerhub.console.ConsoleServer;
import io.customerhub.console.Mount;
import io.customerhub.console.Standing;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.OpenIdSignIn;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The console and the REST API of a running hub, over the actions on its warehouse. */
public final class HubConsole implements AutoCloseable {

    private static final String DEMO_USER = "demo";

    private final HubActions actions;
    private final SignIn signIn;
    private final AccountStore accounts;
    private final ConsoleServer server;

    private HubConsole(
            HubSettings settings, int port, HubActions actions, Warehouse warehouse, Clock clock, Standing standing) {
        this.actions = actions;
        Sessions sessions = new Sessions(warehouse, clock);
        this.signIn = new SignIn(warehouse, sessions, actions.audit(), clock);
        this.accounts = new AccountStore(warehouse);
        ConsoleSettings console = settings.console();
        OidcSettings oidc = console.oidc();
        OpenIdSignIn provider =
                oidc == null ? null : new OpenIdSignIn(signIn, oidc, AllowedHosts.in(System.getenv()), clock);
        ConsoleServer.Content content = new ConsoleServer.Content(
                actions.gate(),
                new HubSignIn(sessions, signIn, provider),
                ConsolePages.all(),
                List.of(api(new Tokens(warehouse, clock))),
                clock,
                standing);
        this.server = ConsoleServer.start(new ConsoleOptions(console.bind(), port, console.url()), content);
    }

    private Mount api(Tokens tokens) {
        return new ApiMount(new ApiRoutes(actions.gate(), (token, address) -> tokens.caller(token, address)
                .orElse(null)));
    }

    /**
     * Starts it. The warehouse stays open when it is closed.
     *
     * @param port where it listens; 0 takes a free one
     * @param standing whether it can be shown
     * @throws IllegalStateException when its port is taken
     */
    public static HubConsole start(
            HubSettings settings, int port, HubActions actions, Warehouse warehouse, Clock clock, Standing standing) {
        return new HubConsole(settings, port, actions, warehouse, clock, standing);
    }

    /** Where a browser on this machine finds it, such as {@code http://127.0.0.1:8713}. */
    public String address() {
        return server.address();
    }

    /** The code with which the first admin is made, newly made; empty when there is one. */
    public Optional<SignIn.Code> firstAdminCode() {
        return signIn.firstAdminCode();
    }

    /**
     * A link that signs in once, from this machine, as somebody who may all but administer users; for the demo. The code
     * stands behind {@code #}, which browsers do not send, so that it is in no log.
     */
    public String demoLink() {
        if (accounts.find(DEMO_USER).isEmpty()) {
            Set<Role> roles = EnumSet.complementOf(EnumSet.of(Role.ADMIN));
            accounts.add(DEMO_USER, "Demo", roles, "hub demo");
        }
        return address() + "/sign-in/link#" + signIn.linkCode(DEMO_USER).code();
    }

    @Override
    public void close() {
        server.close();
    }
}
