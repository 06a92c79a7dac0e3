package io.customerhub.service.identity;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.identity.Account;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.service.identity.UserRequests.AddUser;
import io.customerhub.service.identity.UserRequests.DisableUser;
import io.customerhub.service.identity.UserRequests.EnableUser;
import io.customerhub.service.identity.UserRequests.EndAllSessions;
import io.customerhub.service.identity.UserRequests.EndUserSessions;
import io.customerhub.service.identity.UserRequests.ListUsers;
import io.customerhub.service.identity.UserRequests.PasswordCode;
import io.customerhub.service.identity.UserRequests.ResetPassword;
import io.customerhub.service.identity.UserRequests.SetRoles;
import io.customerhub.service.identity.UserRequests.User;
import io.customerhub.service.identity.UserRequests.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Users: who they are, what roles they have, whether they may sign in. */
final class UserService {

    private final AccountStore accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Clock clock;

    UserService(AccountStore accounts, SignIn signIn, Sessions sessions, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    List<Action<?, ?>> actions() {
        return List.of(
                new Action<>(
                        "users.list",
                        ListUsers.class,
                        Users.class,
                        Permission.USERS_ADMINISTER,
                        Effect.LOOK,
                        "All users with their roles.",
                        (caller, request) -> list()),
                change(
                        "users.add",
                        AddUser.class,
                        PasswordCode.class,
                        "Adds a user, who sets the password with the code that is answered.",
                        this::add),
                change("users.set-roles", SetRoles.class, Outcome.class, "Gives a user other roles.", this::setRoles),
                change(
                        "users.disable",
                        DisableUser.class,
                        Outcome.class,
                        "Lets a user sign in no more; sessions and tokens end at once.",
                        this::disable),
                change(
                        "users.enable",
                        EnableUser.class,
                        Outcome.class,
                        "Lets a user sign in again.",
                        (caller, request) -> {
                            accounts.setDisabled(request.name(), false);
                            return Outcome.of("users", 1);
                        }),
                change(
                        "users.end-sessions",
                        EndUserSessions.class,
                        Outcome.class,
                        "Ends all sessions of a user.",
                        (caller, request) -> endSessions(request.name())),
                change(
                        "users.end-all-sessions",
                        EndAllSessions.class,
                        Outcome.class,
                        "Ends all sessions of everybody, yours too.",
                        (caller, request) -> Outcome.of("sessions", sessions.endAll())),
                change(
                        "users.reset",
                        ResetPassword.class,
                        PasswordCode.class,
                        "Takes the password of a user away; a new one is set with the code that is answered.",
                        this::reset));
    }

    private static <Q extends Request<A>, A> Action<Q, A> change(
            String name, Class<Q> request, Class<A> answer, String summary, Action.Handler<Q, A> handler) {
        return new Action<>(name, request, answer, Permission.USERS_ADMINISTER, Effect.CHANGE, summary, handler);
    }

    private Users list() {
        Instant now = clock.instant();
        Map<String, Long> working = tokens.working(now);
        Map<String, Long> living = sessions.living();
        return new Users(accounts.all().stream()
                .map(account -> user(
                        account, living.getOrDefault(account.name(), 0L), working.getOrDefault(account.name(), 0L)))
                .toList());
    }

    private PasswordCode add(Caller caller, AddUser request) {
        Set<Role> roles = roles(request.roles());
        if (roles.isEmpty()) {
            throw new RequestException(
                    Reason.INVALID, "HUB-USER-016", "a user needs a role: expected one or more of " + known());
        }
        String shown = request.shownName() == null ? "" : request.shownName();
        Account added = accounts.add(request.name(), shown, roles, caller.name());
        return code(added.name());
    }

    private Outcome setRoles(Caller caller, SetRoles request) {
        refuseOwn(caller, request.name());
        accounts.setRoles(request.name(), roles(request.roles()));
        return Outcome.of("users", 1);
    }

    private Outcome disable(Caller caller, DisableUser request) {
        refuseOwn(caller, request.name());
        accounts.setDisabled(request.name(), true);
        return Outcome.of("users", 1);
    }

    private Outcome endSessions(String name) {
        Account account = accounts.find(name)
                .orElseThrow(
                        () -> new RequestException(Reason.UNKNOWN, "HUB-USER-007", "there is no user of that name"));
        return Outcome.of("sessions", sessions.endAll(account.name()));
    }

    private PasswordCode reset(Caller caller, ResetPassword request) {
        accounts.removePassword(request.name());
        return code(request.name());
    }

    private PasswordCode code(String name) {
        SignIn.Code code = signIn.passwordCode(name);
        return new PasswordCode(name, code.code(), code.expiresAt());
    }

    /** An admin who could give itself roles would see customers whenever it liked. */
    private static void refuseOwn(Caller caller, String name) {
        boolean isSignedIn = caller.kind() == Caller.Kind.PERSON || caller.kind() == Caller.Kind.TOKEN;
        if (isSignedIn && caller.name().equalsIgnoreCase(name.strip())) {
            throw new RequestException(
                    Reason.FORBIDDEN,
                    "HUB-USER-017",
                    "nobody changes the own roles or disables the own account; ask another admin, or use ./hub user on the"
                            + " machine itself");
        }
    }

    private static Set<Role> roles(List<String> names) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            try {
                roles.add(Role.named(name));
            } catch (IllegalArgumentException unknown) {
                throw new RequestException(
                        Reason.INVALID, "HUB-USER-016", "there is no such role: expected one or more of " + known());
            }
        }
        return roles;
    }

    private static String known() {
        return Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "));
    }

    private static User user(Account account, long living, long working) {
        return new User(
                account.name(),
                account.shownName(),
                account.issuer(),
                RightsView.names(account.roles()),
                account.hasPassword(),
                account.isDisabled(),
                account.createdAt(),
                account.createdBy(),
                account.signedInAt(),
                living,
                working);
    }
}
