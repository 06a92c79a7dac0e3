package io.customerhub.console;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer says to the browser: run only our own files, tell nobody, keep nothing (OWASP ASVS 5.0, 3.4). */
final class SecurityHeaders {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** One year (ASVS 3.4.1). */
    private static final String HTTPS_ONLY = "max-age=31536000; includeSubDomains";

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(boolean secure) {
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cache-Control", "no-store");
        if (secure) {
            headers.put("Strict-Transport-Security", HTTPS_ONLY);
        }
    }

    void set(Context context) {
        headers.forEach(context::header);
    }

    Map<String, String> all() {
        return headers;
    }
}
