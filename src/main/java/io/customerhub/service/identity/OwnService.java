package io.customerhub.service.identity;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.identity.Account;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.ApiToken;
import io.customerhub.identity.CreatedToken;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.service.identity.OwnRequests.ChangePassword;
import io.customerhub.service.identity.OwnRequests.CreateToken;
import io.customerhub.service.identity.OwnRequests.EndSession;
import io.customerhub.service.identity.OwnRequests.EndSessions;
import io.customerhub.service.identity.OwnRequests.ListSessions;
import io.customerhub.service.identity.OwnRequests.ListTokens;
import io.customerhub.service.identity.OwnRequests.RevokeToken;
import io.customerhub.service.identity.OwnRequests.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What everybody may do with the own tokens, sessions and password; the shell of the machine does it for others. */
final class OwnService {

    private static final int USUAL_DAYS = 90;

    private final AccountStore accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Clock clock;

    OwnService(AccountStore accounts, SignIn signIn, Sessions sessions, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    List<Action<?, ?>> actions() {
        return List.of(
                new Action<>(
                        "tokens.mine",
                        ListTokens.class,
                        OwnRequests.Tokens.class,
                        Permission.OWN_SEE,
                        Effect.READ,
                        "Your API tokens, with their scopes and last use.",
                        this::list),
                new Action<>(
                        "tokens.create",
                        CreateToken.class,
                        CreatedToken.class,
                        Permission.OWN_SEE,
                        Effect.CHANGE,
                        "Makes an API token, which is shown once.",
                        this::create),
                new Action<>(
                        "tokens.revoke",
                        RevokeToken.class,
                        Outcome.class,
                        Permission.OWN_SEE,
                        Effect.CHANGE,
                        "Ends an API token at once.",
                        this::revoke),
                new Action<>(
                        "rights.mine",
                        OwnRequests.MyRights.class,
                        OwnRequests.Rights.class,
                        Permission.OWN_SEE,
                        Effect.READ,
                        "What you may do, which of your roles gives you that, and how long your session lasts.",
                        this::rights),
                new Action<>(
                        "sessions.mine",
                        ListSessions.class,
                        OwnRequests.Sessions.class,
                        Permission.OWN_SEE,
                        Effect.READ,
                        "Where you are signed in.",
                        (caller, request) -> sessions(caller)),
                new Action<>(
                        "sessions.end-one",
                        EndSession.class,
                        Outcome.class,
                        Permission.OWN_SEE,
                        Effect.CHANGE,
                        "Ends one of your sessions.",
                        this::endSession),
                new Action<>(
                        "sessions.end",
                        EndSessions.class,
                        Outcome.class,
                        Permission.OWN_SEE,
                        Effect.CHANGE,
                        "Signs you out everywhere.",
                        (caller, request) -> Outcome.of("sessions", sessions.endAll(person(caller)))),
                new Action<>(
                        "password.change",
                        ChangePassword.class,
                        Outcome.class,
                        Permission.OWN_SEE,
                        Effect.CHANGE,
                        "Sets another password and ends all your other sessions.",
                        this::changePassword));
    }

    /** The shell of the machine has neither session nor token. */
    private OwnRequests.Rights rights(Caller caller, OwnRequests.MyRights request) {
        OwnRequests.Session session = caller.kind() != Caller.Kind.PERSON
                ? null
                : sessions(caller).sessions().stream()
                        .filter(OwnRequests.Session::isThis)
                        .findFirst()
                        .orElse(null);
        Token token = caller.kind() != Caller.Kind.TOKEN
                ? null
                : list(caller, new ListTokens(null)).tokens().stream()
                        .filter(own -> own.id() == caller.proof())
                        .findFirst()
                        .orElse(null);
        String issuer = caller.kind() == Caller.Kind.PERSON || caller.kind() == Caller.Kind.TOKEN
                ? accounts.find(caller.name()).map(Account::issuer).orElse(null)
                : null;
        return RightsView.of(caller, issuer, session, token);
    }

    private OwnRequests.Sessions sessions(Caller caller) {
        List<OwnRequests.Session> own = sessions.of(person(caller)).stream()
                .map(session -> new OwnRequests.Session(
                        session.number(),
                        caller.kind() == Caller.Kind.PERSON && session.number() == caller.proof(),
                        session.createdAt(),
                        session.seenAt(),
                        session.endsAt(),
                        session.createdAt().plus(Sessions.LONGEST),
                        session.address(),
                        session.way(),
                        session.isLocalOnly()))
                .toList();
        return new OwnRequests.Sessions(own, Sessions.IDLE.toMinutes(), Sessions.LONGEST.toHours());
    }

    private Outcome endSession(Caller caller, EndSession request) {
        if (!sessions.end(person(caller), request.number())) {
            throw new RequestException(
                    Reason.UNKNOWN,
                    "HUB-USER-019",
                    "you have no session " + request.number() + " that lives; it may have ended meanwhile");
        }
        return Outcome.of("sessions", 1);
    }

    private OwnRequests.Tokens list(Caller caller, ListTokens request) {
        Instant now = clock.instant();
        return new OwnRequests.Tokens(tokens.of(owner(caller, request.owner())).stream()
                .map(token -> view(token, now))
                .toList());
    }

    private CreatedToken create(Caller caller, CreateToken request) {
        if (caller.kind() == Caller.Kind.TOKEN) {
            throw refused("a token makes no tokens, because it could outlive itself; sign in and make it there");
        }
        int days = request.days() == null ? USUAL_DAYS : request.days();
        return tokens.create(
                owner(caller, request.owner()), request.label(), scopes(request.scopes()), Duration.ofDays(days));
    }

    private Outcome revoke(Caller caller, RevokeToken request) {
        tokens.revoke(owner(caller, request.owner()), request.id());
        return Outcome.of("tokens", 1);
    }

    private Outcome changePassword(Caller caller, ChangePassword request) {
        if (caller.kind() != Caller.Kind.PERSON) {
            throw refused("only somebody who has signed in changes the own password");
        }
        signIn.changePassword(caller.name(), request.current(), request.fresh(), caller.from(), caller.proof());
        return Outcome.of("passwords", 1);
    }

    /** Whose tokens are meant; a user of the shell can open the warehouse anyway. */
    private static String owner(Caller caller, @Nullable String named) {
        if (named == null || named.equals(caller.name()) && caller.kind() != Caller.Kind.SHELL) {
            return person(caller);
        }
        if (caller.kind() != Caller.Kind.SHELL) {
            throw refused("these are tokens of somebody else");
        }
        return named;
    }

    private static String person(Caller caller) {
        if (caller.kind() == Caller.Kind.PERSON || caller.kind() == Caller.Kind.TOKEN) {
            return caller.name();
        }
        throw new RequestException(
                Reason.INVALID,
                "HUB-USER-018",
                "on the command line nobody has signed in: say whose it is, with --user");
    }

    private static RequestException refused(String why) {
        return new RequestException(Reason.FORBIDDEN, "HUB-USER-017", why);
    }

    private static Set<Permission> scopes(List<String> names) {
        EnumSet<Permission> scopes = EnumSet.noneOf(Permission.class);
        for (String name : names) {
            try {
                scopes.add(Permission.named(name));
            } catch (IllegalArgumentException unknown) {
                throw new RequestException(
                        Reason.INVALID,
                        "HUB-USER-010",
                        "this token cannot be made: expected scopes such as hub:state:see; My rights lists them all");
            }
        }
        return scopes;
    }

    private static Token view(ApiToken token, Instant now) {
        String state = token.revokedAt() != null ? "revoked" : token.expiresAt().isAfter(now) ? "works" : "expired";
        return new Token(
                token.id(),
                token.label(),
                token.scopes().stream().map(Permission::text).sorted().toList(),
                state,
                token.createdAt(),
                token.expiresAt(),
                token.usedAt(),
                token.usedFrom());
    }
}
