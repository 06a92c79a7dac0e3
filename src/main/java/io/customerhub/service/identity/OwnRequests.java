package io.customerhub.service.identity;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.identity.CreatedToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everybody may ask about the own rights, tokens, sessions and password. */
public final class OwnRequests {

    private OwnRequests() {}

    /** Asks what the caller may, and why. */
    public record MyRights() implements Request<Rights> {

        @Override
        public String subject() {
            return "own rights";
        }
    }

    /**
     * What a caller may.
     *
     * @param name who it is
     * @param kind {@code person}, {@code token}, {@code shell} or {@code hub}
     * @param issuer the OpenID provider that knows the caller and gives the roles; null when the hub itself does
     * @param roles such as {@code privacy-officer}, sorted
     * @param rights every permission there is, in a fixed order
     * @param session the session in which this is asked; null when it is not asked in one
     * @param token the token by which this is asked; null when it is not asked by one
     */
    public record Rights(
            String name,
            String kind,
            @Nullable String issuer,
            List<String> roles,
            List<Right> rights,
            @Nullable Session session,
            @Nullable Token token) {

        /** Copies the lists. */
        public Rights {
            roles = List.copyOf(roles);
            rights = List.copyOf(rights);
        }
    }

    /**
     * One permission.
     *
     * @param permission such as {@code dead-letters:letter:replay}
     * @param meaning what it opens, as a phrase
     * @param isAllowed true when the caller has it now
     * @param isBeyondToken true when a role of the caller gives it and the scopes of the token leave it out
     * @param roles which of the caller's roles give it
     * @param otherRoles which other roles would give it
     */
    public record Right(
            String permission,
            String meaning,
            boolean isAllowed,
            boolean isBeyondToken,
            List<String> roles,
            List<String> otherRoles) {

        /** Copies the lists. */
        public Right {
            roles = List.copyOf(roles);
            otherRoles = List.copyOf(otherRoles);
        }
    }

    /** Asks for the caller's own sessions. */
    public record ListSessions() implements Request<Sessions> {

        @Override
        public String subject() {
            return "own sessions";
        }
    }

    /**
     * Sessions that live.
     *
     * @param sessions the newest first
     * @param idleMinutes how long a session lives without being used
     * @param longestHours how long a session lives at most
     */
    public record Sessions(List<Session> sessions, long idleMinutes, long longestHours) {

        /** Copies the list. */
        public Sessions {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * A session.
     *
     * @param number what it is called by
     * @param isThis true for the one in which this is asked
     * @param createdAt when it began
     * @param seenAt when it was used last, to the minute
     * @param endsAt when it ends if it is not used any more
     * @param endsLatestAt when it ends even if it is used
     * @param address where it began
     * @param way how it began: {@code password}, {@code set-password}, {@code first-admin}, {@code link}, {@code openid}
     * @param isLocalOnly true when it works from the machine itself only
     */
    public record Session(
            long number,
            boolean isThis,
            Instant createdAt,
            Instant seenAt,
            Instant endsAt,
            Instant endsLatestAt,
            String address,
            String way,
            boolean isLocalOnly) {}

    /**
     * Ends one of the caller's sessions.
     *
     * @param number from the list of sessions
     */
    public record EndSession(long number) implements Request<Outcome> {

        @Override
        public String subject() {
            return "own session " + number;
        }
    }

    /**
     * Asks for API tokens, those that work no more among them.
     *
     * @param owner whose; null: one's own; that of others from the command line only
     */
    public record ListTokens(@Nullable String owner) implements Request<Tokens> {

        @Override
        public String subject() {
            return owner == null ? "own tokens" : "tokens of user " + owner;
        }
    }

    /**
     * API tokens.
     *
     * @param tokens the newest first
     */
    public record Tokens(List<Token> tokens) {

        /** Copies the list. */
        public Tokens {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * An API token without its secret.
     *
     * @param id its number, which stands in the audit log
     * @param label what it is for
     * @param scopes permissions such as {@code hub:state:see}, sorted
     * @param state {@code works}, {@code expired} or {@code revoked}
     * @param createdAt when it was made
     * @param expiresAt from when on it does not work any more
     * @param usedAt when it was used last, to the minute, or null
     * @param usedFrom from where, or null
     */
    public record Token(
            long id,
            String label,
            List<String> scopes,
            String state,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String usedFrom) {

        /** Copies the list. */
        public Token {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * Makes an API token; not with a token.
     *
     * @param owner for whom; null: for oneself; for others from the command line only
     * @param label what it is for, 1 to 100 characters
     * @param scopes permissions such as {@code hub:state:see}; none that the owner does not have
     * @param days how long it works, 1 to 366; null: 90
     */
    public record CreateToken(@Nullable String owner, String label, List<String> scopes, @Nullable Integer days)
            implements Request<CreatedToken> {

        /** Copies the list. */
        public CreateToken {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String subject() {
            return owner == null ? "own token" : "token of user " + owner;
        }
    }

    /**
     * Ends an API token at once.
     *
     * @param owner whose; null: one's own; that of others from the command line only
     * @param id its number
     */
    public record RevokeToken(@Nullable String owner, long id) implements Request<Outcome> {

        @Override
        public String subject() {
            return "token " + id;
        }
    }

    /** Ends all sessions of the caller, the one in use too. */
    public record EndSessions() implements Request<Outcome> {

        @Override
        public String subject() {
            return "own sessions";
        }
    }

    /**
     * Sets another password; all other sessions end.
     *
     * @param current the one until now
     * @param fresh the one from now on
     */
    public record ChangePassword(String current, String fresh) implements Request<Outcome> {

        @Override
        public String subject() {
            return "own password";
        }

        /** Leaves the passwords out. */
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }
}
