package io.customerhub.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was not met, as {@code application/problem+json} (RFC 9457).
 *
 * @param status the HTTP status
 * @param title the same in words
 * @param code the stable code of the hub, which {@code hub explain} tells more about, or null
 * @param detail what was found, what was expected, what to do instead; without personal data; or null
 */
public record Problem(int status, String title, @Nullable String code, @Nullable String detail) {}
