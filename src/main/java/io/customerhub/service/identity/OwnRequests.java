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
     * @param roles such as {@code privacy-officer}, sorted
     * @param rights every permission there is, in a fixed order
     */
    public record Rights(String name, String kind, List<String> roles, List<Right> rights) {

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
     * @param isAllowed true when the caller has it now
     * @param roles which of the caller's roles give it
     * @param otherRoles which other roles would give it
     */
    public record Right(String permission, boolean isAllowed, List<String> roles, List<String> otherRoles) {

        /** Copies the lists. */
        public Right {
            roles = List.copyOf(roles);
            otherRoles = List.copyOf(otherRoles);
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
     * Sets another password; all sessions end.
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
