package io.customerhub.console;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody is; sessions live behind it. What it refuses it refuses as a {@code RequestException}. */
public interface Authentication {

    /**
     * A session that lives.
     *
     * @param caller who it belongs to, with the rights of this moment
     * @param shownName the name for the head of the page
     */
    record Session(Caller caller, String shownName) {}

    /**
     * A session that has just begun.
     *
     * @param secret what the cookie carries; kept nowhere else as it is
     * @param life how long the browser keeps it
     */
    record Opened(String secret, Duration life) {}

    /**
     * Somebody on the way to the provider.
     *
     * @param address where to
     * @param browserSecret what the browser keeps until it is back
     * @param life how long
     */
    record Leaving(URI address, String browserSecret, Duration life) {}

    /** The session behind a cookie; empty when there is none or it has ended. */
    Optional<Session> session(String secret, String from);

    /** Signs in with name and password. */
    Opened password(String name, String password, String from);

    /** Makes the first admin, who has the code that was printed at start, and signs in. */
    Opened firstAdmin(String code, String name, String password, String from);

    /** True while nobody can sign in because there is no admin yet. */
    boolean awaitsFirstAdmin();

    /** Signs in with a link that works once. */
    Opened link(String code, String from);

    /** Sets the password with a code of the admin, and signs in. */
    Opened setPassword(String code, String password, String from);

    /** Ends a session. */
    void signOut(String secret, String from);

    /** True when people can sign in with an OpenID provider. */
    default boolean hasProvider() {
        return false;
    }

    /**
     * Sends somebody to the OpenID provider.
     *
     * @param callback where it sends the browser back to
     */
    default Leaving leave(URI callback) {
        throw noProvider();
    }

    /**
     * Takes what the browser brings back from the provider.
     *
     * @param answer the whole address that it came back to
     * @param browserSecret what it kept; null when it sends nothing
     */
    default Opened returned(URI answer, @Nullable String browserSecret, String from) {
        throw noProvider();
    }

    private static RequestException noProvider() {
        return new RequestException(Reason.UNKNOWN, "HUB-WEB-404", "there is no page at this address");
    }
}
