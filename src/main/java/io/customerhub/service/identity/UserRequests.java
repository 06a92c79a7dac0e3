package io.customerhub.service.identity;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked about users. */
public final class UserRequests {

    private UserRequests() {}

    /** Asks for all users. */
    public record ListUsers() implements Request<Users> {

        @Override
        public String subject() {
            return "users";
        }
    }

    /**
     * Users.
     *
     * @param users by name
     */
    public record Users(List<User> users) {

        /** Copies the list. */
        public Users {
            users = List.copyOf(users);
        }
    }

    /**
     * A user.
     *
     * @param name unique; for users of an OpenID provider issuer, {@code #} and subject
     * @param shownName the name for people
     * @param issuer the OpenID provider that knows the user; null when the hub itself does
     * @param roles such as {@code privacy-officer}, sorted
     * @param hasPassword false until a local user has set one
     * @param isDisabled true when the user may not sign in
     * @param createdAt when the user was added
     * @param createdBy by whom
     * @param signedInAt the last sign-in, or null
     * @param sessions how many sessions live
     * @param tokens how many API tokens work
     */
    public record User(
            String name,
            String shownName,
            @Nullable String issuer,
            List<String> roles,
            boolean hasPassword,
            boolean isDisabled,
            Instant createdAt,
            String createdBy,
            @Nullable Instant signedInAt,
            long sessions,
            long tokens) {

        /** Copies the list. */
        public User {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Adds a user of the hub itself, who sets the password with the code that is answered.
     *
     * @param name 2 to 64 of a to z, digits, {@code . _ - @}
     * @param shownName the name for people; null: the name
     * @param roles such as {@code operator}; one or more
     */
    public record AddUser(String name, @Nullable String shownName, List<String> roles)
            implements Request<PasswordCode> {

        /** Copies the list. */
        public AddUser {
            roles = List.copyOf(roles);
        }

        @Override
        public String subject() {
            return user(name) + " as " + String.join(", ", roles);
        }
    }

    /**
     * A code with which a person sets the password, once and within a day.
     *
     * @param name whose
     * @param code to be given to the person and to nobody else; it is shown this once
     * @param expiresAt from when on it does not work any more
     */
    public record PasswordCode(String name, String code, Instant expiresAt) {

        /** Leaves the code out. */
        @Override
        public String toString() {
            return "PasswordCode[" + name + "]";
        }
    }

    /**
     * Gives a user other roles.
     *
     * @param name whose
     * @param roles all that the user has from now on
     */
    public record SetRoles(String name, List<String> roles) implements Request<Outcome> {

        /** Copies the list. */
        public SetRoles {
            roles = List.copyOf(roles);
        }

        @Override
        public String subject() {
            return user(name) + " as " + (roles.isEmpty() ? "nothing" : String.join(", ", roles));
        }
    }

    /**
     * Lets a user sign in no more; sessions end and tokens stop working at once.
     *
     * @param name whom
     */
    public record DisableUser(String name) implements Request<Outcome> {

        @Override
        public String subject() {
            return user(name);
        }
    }

    /**
     * Lets a user sign in again.
     *
     * @param name whom
     */
    public record EnableUser(String name) implements Request<Outcome> {

        @Override
        public String subject() {
            return user(name);
        }
    }

    /**
     * Takes the password of a user away and ends the sessions; the person sets a new one with the code that is answered.
     *
     * @param name whose
     */
    public record ResetPassword(String name) implements Request<PasswordCode> {

        @Override
        public String subject() {
            return user(name);
        }
    }

    /**
     * Ends all sessions of a user, who may sign in again at once.
     *
     * @param name whose
     */
    public record EndUserSessions(String name) implements Request<Outcome> {

        @Override
        public String subject() {
            return user(name);
        }
    }

    /** Ends all sessions of everybody, as after an incident; the caller's, too. */
    public record EndAllSessions() implements Request<Outcome> {

        @Override
        public String subject() {
            return "all users";
        }
    }

    private static String user(String name) {
        return "user " + (name.length() > 320 ? name.substring(0, 320) : name);
    }
}
