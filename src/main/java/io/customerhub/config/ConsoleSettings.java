package io.customerhub.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the pages for people, and of who may see them.
 *
 * @param port the port of the console and the REST API; 0 takes a free one
 * @param bind the address of that port
 * @param url where people find it, without a path, when a reverse proxy stands before it; or null
 * @param isTwoPerson large replays and those of edited records need a second person
 * @param auditHeads the folder for the signed heads of the audit log; null: below the data folder
 * @param oidc the OpenID provider that people sign in with, or null
 */
public record ConsoleSettings(
        int port,
        String bind,
        @Nullable URI url,
        boolean isTwoPerson,
        @Nullable Path auditHeads,
        @Nullable OidcSettings oidc) {

    /** A free port of this machine, everything else as by default; for tests and short runs. */
    public static ConsoleSettings local() {
        return new ConsoleSettings(0, "127.0.0.1", null, false, null, null);
    }

    /** The same on a free port. */
    public ConsoleSettings withFreePort() {
        return new ConsoleSettings(0, bind, url, isTwoPerson, auditHeads, oidc);
    }
}
