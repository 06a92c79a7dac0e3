package io.customerhub.acceptance.source;

import java.util.Arrays;
import java.util.Optional;

/**
 * What kind of place an option of a connector names. The Kamelet says so at the option, with {@code x-descriptors:
 * [urn:customerhub:place:folder]}; everything that leads to a real system needs such a mark.
 */
public enum PlaceKind {
    /** A folder on this machine. */
    FOLDER("folder", "files"),
    /** The name of a bean that is a database connection. */
    DATABASE("database", "rows"),
    /** A server with files: read in its place is a folder, by the connector of files of that kind. */
    SERVER("server", "files"),
    /** An address of the web. */
    HTTP("http", "http"),
    /** How those who post to the hub prove who they are; whoever posts in a test proves nothing. */
    POSTS("posts", "posts");

    /** How a mark starts. */
    static final String PREFIX = "urn:customerhub:place:";

    private final String mark;
    private final String given;

    PlaceKind(String mark, String given) {
        this.mark = mark;
        this.given = given;
    }

    /** How a test file names what such a place holds. */
    public String given() {
        return given;
    }

    static Optional<PlaceKind> of(String descriptor) {
        return Arrays.stream(values())
                .filter(kind -> descriptor.equals(PREFIX + kind.mark))
                .findFirst();
    }
}
