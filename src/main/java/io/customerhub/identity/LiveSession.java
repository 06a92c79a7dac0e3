package io.customerhub.identity;

import io.customerhub.access.Caller;

/**
 * A session that lives.
 *
 * @param caller who it belongs to, with the roles of this moment
 * @param shownName the name for people
 */
public record LiveSession(Caller caller, String shownName) {}
