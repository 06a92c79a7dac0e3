package io.customerhub.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a stream on its way through the stages. A reader fills row, content and payload; the first stage adds
 * the identity, the mapping adds the attributes; no stage changes what an earlier one found.
 *
 * @param row the place in the origin, counted from 1: a line of a file, a row of a page
 * @param content the fields as the source gave them
 * @param payload the same as one JSON object in UTF-8: what the raw layer keeps and what a replay starts from
 * @param identity key, version and hash; null until the record has been identified
 * @param attributes the canonical attributes in the order of the batch's layout; empty until mapped
 * @param lines the lines of an order, each in the order of the layout's line attributes; empty for most entities
 * @param letter the dead letter that is being replayed, or 0
 */
@SuppressWarnings("ArrayRecordComponent") // payload bytes are never changed after reading
public record SourceRecord(
        long row,
        Content content,
        byte[] payload,
        @Nullable Identity identity,
        List<AttributeValue> attributes,
        List<List<AttributeValue>> lines,
        long letter) {

    /** A record as a reader hands it over. */
    public static SourceRecord read(long row, Content content, byte[] payload) {
        return new SourceRecord(row, content, payload, null, List.of(), List.of(), 0);
    }

    /** A record that is taken out of a dead letter to be tried again. */
    public static SourceRecord replayed(long letter, long row, Content content, byte[] payload) {
        return new SourceRecord(row, content, payload, null, List.of(), List.of(), letter);
    }

    /** The same record, now known by key and version. */
    public SourceRecord identifiedAs(Identity identity) {
        return new SourceRecord(row, content, payload, identity, attributes, lines, letter);
    }

    /** The same record with its attributes after a stage; the lists are kept as they are. */
    public SourceRecord with(List<AttributeValue> attributes, List<List<AttributeValue>> lines) {
        return new SourceRecord(row, content, payload, identity, attributes, lines, letter);
    }

    /**
     * The identity of a record that has been identified.
     *
     * @throws IllegalStateException before the identify stage
     */
    public Identity requireIdentity() {
        if (identity == null) {
            throw new IllegalStateException("row " + row + " has not been identified yet");
        }
        return identity;
    }

    /**
     * What tells one record and its versions from all others of the stream.
     *
     * @param key the key in the source system
     * @param version orders the versions of one key: microseconds since 1970 for a time, the number for a counter, the
     *     time of delivery when the source has neither
     * @param hash XXH3 64 of the payload; tells whether a record of the same key has changed
     */
    public record Identity(String key, long version, long hash) {}
}
