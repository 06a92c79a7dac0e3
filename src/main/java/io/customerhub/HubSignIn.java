package io.customerhub;

import io.customerhub.console.Authentication;
import io.customerhub.identity.OpenIdSignIn;
import io.customerhub.identity.OpenedSession;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody at the console is: the accounts and sessions of the warehouse. */
final class HubSignIn implements Authentication {

    private final Sessions sessions;
    private final SignIn signIn;
    private final @Nullable OpenIdSignIn provider;

    /** @param provider the OpenID provider, or null when there is none */
    HubSignIn(Sessions sessions, SignIn signIn, @Nullable OpenIdSignIn provider) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.provider = provider;
    }

    @Override
    public boolean hasProvider() {
        return provider != null;
    }

    @Override
    public Leaving leave(URI callback) {
        if (provider == null) {
            return Authentication.super.leave(callback);
        }
        OpenIdSignIn.Begun begun = provider.begin(callback);
        return new Leaving(begun.location(), begun.browserSecret(), OpenIdSignIn.LIFE);
    }

    @Override
    public Opened returned(URI answer, @Nullable String browserSecret, String from) {
        return provider == null
                ? Authentication.super.returned(answer, browserSecret, from)
                : opened(provider.finish(answer, browserSecret, from));
    }

    @Override
    public Optional<Session> session(String secret, String from) {
        return sessions.find(secret, from).map(live -> new Session(live.caller(), live.shownName()));
    }

    @Override
    public Opened password(String name, String password, String from) {
        return opened(signIn.password(name, password, from));
    }

    @Override
    public Opened firstAdmin(String code, String name, String password, String from) {
        return opened(signIn.firstAdmin(code, name, password, from));
    }

    @Override
    public boolean awaitsFirstAdmin() {
        return signIn.awaitsFirstAdmin();
    }

    @Override
    public Opened setPassword(String code, String password, String from) {
        return opened(signIn.setPassword(code, password, from));
    }

    @Override
    public Opened link(String code, String from) {
        return opened(signIn.link(code, from));
    }

    @Override
    public void signOut(String secret, String from) {
        signIn.signOut(secret, from);
    }

    private static Opened opened(OpenedSession session) {
        return new Opened(session.secret(), session.life());
    }
}
