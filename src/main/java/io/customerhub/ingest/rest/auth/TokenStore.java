package io.customerhub.ingest.rest.auth;

import org.jspecify.annotations.Nullable;

/** Keeps refresh tokens that a server has replaced, so that a crash does not lock the hub out. */
public interface TokenStore {

    /** The text that was kept last under this name for the source system, or null. */
    @Nullable
    String find(String system, String name);

    /**
     * Keeps a text durably before it returns.
     *
     * @throws RuntimeException when it could not be kept
     */
    void save(String system, String name, String text);
}
