package io.customerhub.ingest.sftp;

import java.time.Instant;

/**
 * A file on a server, as it lists it.
 *
 * @param name the name without its directory; judged, so that it is a plain name
 * @param size in bytes
 * @param modified when it was last changed by the clock of the server, in whole seconds
 */
public record RemoteFile(String name, long size, Instant modified) {

    private static final int LONGEST_NAME = 200;

    /** True for a name that is one and nothing else: no directories, nothing hidden, no control characters. */
    static boolean isPlainName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.charAt(0) != '.'
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }
}
