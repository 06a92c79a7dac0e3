package io.customerhub.console;

import io.customerhub.access.Caller;
import java.time.Duration;
import java.util.Optional;

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

    /** Ends a session. */
    void signOut(String secret);
}
