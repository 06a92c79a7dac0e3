package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record in an open letter, taken out to be tried again.
 *
 * @param letter the number of the letter
 * @param stream its stream
 * @param route the route that brought it
 * @param origin file name, table or endpoint
 * @param row its place there, counted from 1
 * @param isDeleted the source said that the record is no more
 * @param version its version when it was known: what a stream without versions of its own must be given again; else
 *     null
 * @param firstSeen when it was first delivered
 * @param payload the record as one JSON object in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // payload bytes are never changed after reading
public record OpenRecord(
        long letter,
        StreamName stream,
        String route,
        String origin,
        long row,
        boolean isDeleted,
        @Nullable Long version,
        Instant firstSeen,
        byte[] payload) {

    /** The same letter with another record in it, as if it had been mended. */
    public OpenRecord with(byte[] mended) {
        return new OpenRecord(letter, stream, route, origin, row, isDeleted, version, firstSeen, mended);
    }
}
