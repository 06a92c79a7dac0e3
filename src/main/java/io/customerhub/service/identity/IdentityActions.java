package io.customerhub.service.identity;

import io.customerhub.access.Action;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The actions on users, tokens and the caller's own rights. */
public final class IdentityActions {

    private final UserService users;
    private final OwnService own;

    /**
     * Actions over these stores.
     *
     * @param clock tells which tokens have expired
     */
    public IdentityActions(AccountStore accounts, SignIn signIn, Sessions sessions, Tokens tokens, Clock clock) {
        this.users = new UserService(accounts, signIn, sessions, tokens, clock);
        this.own = new OwnService(accounts, signIn, sessions, tokens, clock);
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        List<Action<?, ?>> all = new ArrayList<>(users.actions());
        all.addAll(own.actions());
        return List.copyOf(all);
    }
}
