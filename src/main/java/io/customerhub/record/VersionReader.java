package io.customerhub.record;

import java.util.OptionalLong;

/** Reads what orders the versions of a record. */
@FunctionalInterface
public interface VersionReader {

    /** Microseconds since 1970 of a time or date, the number of a counter; empty when the text is neither. */
    OptionalLong read(String text);
}
