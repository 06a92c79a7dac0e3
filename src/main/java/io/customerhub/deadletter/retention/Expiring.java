package io.customerhub.deadletter.retention;

import java.time.Instant;

/**
 * Closed letters of one stream and state that expire within some time.
 *
 * @param stream system/stream
 * @param state {@code resolved}, {@code dismissed} or {@code superseded}
 * @param letters how many
 * @param files those of them that were whole files, which go with their letters
 * @param first when the first of them expires
 * @param last when the last of them does
 */
public record Expiring(String stream, String state, long letters, long files, Instant first, Instant last) {}
