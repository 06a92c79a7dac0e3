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
 * @param delivery what the connector says of the record beside its fields
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
        Delivery delivery,
        @Nullable Identity identity,
        List<AttributeValue> attributes,
        List<List<AttributeValue>> lines,
        long letter) {

    /** A record as a reader hands it over. */
    public static SourceRecord read(long row, Content content, byte[] payload) {
        return read(row, content, payload, Delivery.PLAIN);
    }

    /** A record as a reader hands it over that knows more than its fields, such as that it has been deleted. */
    public static SourceRecord read(long row, Content content, byte[] payload, Delivery delivery) {
        return new SourceRecord(row, content, payload, delivery, null, List.of(), List.of(), 0);
    }

    /** A record that is taken out of a dead letter to be tried again, as it was delivered then. */
    public static SourceRecord replayed(long letter, long row, Content content, byte[] payload, Delivery delivery) {
        return new SourceRecord(row, content, payload, delivery, null, List.of(), List.of(), letter);
    }

    /**
     * True when the source says that the record is no more. Such a record needs no fields but those of its key; it is
     * ordered among the other versions of the key like any of them, and takes the values out of the standard row.
     */
    public boolean isDeleted() {
        return delivery.isDeleted();
    }

    /** The same record, now known by key and version. */
    public SourceRecord identifiedAs(Identity identity) {
        return new SourceRecord(row, content, payload, delivery, identity, attributes, lines, letter);
    }

    /** The same record with its attributes after a stage; the lists are kept as they are. */
    public SourceRecord with(List<AttributeValue> attributes, List<List<AttributeValue>> lines) {
        return new SourceRecord(row, content, payload, delivery, identity, attributes, lines, letter);
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
     * @param hash XXH3 64 of the payload, with all bits turned round when the record is deleted; tells whether a record
     *     of the same key has changed, and a delete from the record that it deletes
     */
    public record Identity(String key, long version, long hash) {}

    /**
     * What a connector says of a record beside its fields.
     *
     * @param isDeleted the source says that the record is no more
     * @param version orders the versions of the key when the mapping names no field for that, and when a deleted record
     *     lacks that field; null when the connector knows none
     * @param isAgain the hub itself takes a loaded record through the stages once more, because another row would come of
     *     it although neither record nor configuration has changed; it is never left out as unchanged
     */
    public record Delivery(boolean isDeleted, @Nullable Long version, boolean isAgain) {

        /** A live record of which only the fields tell the version. */
        public static final Delivery PLAIN = new Delivery(false, null, false);

        /** A live record with its version. */
        public static Delivery of(long version) {
            return new Delivery(false, version, false);
        }

        /** A loaded record in its version, of which another row is to be made. */
        public static Delivery again(long version) {
            return new Delivery(false, version, true);
        }

        /**
         * A record that is no more.
         *
         * @param version the version of the delete: at least that of the last live version, so that it takes effect, and
         *     comparable with it; null when only its fields can tell it
         */
        public static Delivery deleted(@Nullable Long version) {
            return new Delivery(true, version, false);
        }
    }
}
