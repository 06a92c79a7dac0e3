package io.customerhub.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Something else than pages behind the same port, such as the REST API. Host check, security headers and limits of size
 * hold for it, too; cookies are not looked at: it must settle who asks by itself, by a token.
 */
public interface Mount {

    /** What all its paths begin with, such as {@code /api/}. */
    String prefix();

    /** Adds its paths. */
    void mount(RoutesConfig routes);

    /**
     * Answers a request below the prefix that cannot be met.
     *
     * @param status of HTTP
     * @param code stable
     * @param message for people, in English, without personal data
     */
    void refuse(Context context, int status, String code, String message);
}
