package io.customerhub.record;

import org.jspecify.annotations.Nullable;

/**
 * A record that failed, as a value. It becomes a dead letter in the transaction of its batch.
 *
 * @param row the place in the origin, counted from 1; 0 when the whole file or page failed
 * @param stage the step that refused it: {@code read}, {@code quarantine}, {@code identify}, {@code map},
 *     {@code cleanse}, {@code standardize}, {@code validate} or {@code load}
 * @param code the stable code of the cause, such as {@code HUB-VAL-001}
 * @param field the source field or attribute that failed, or null when it is the whole record
 * @param message what was expected, what was found (by kind, never by value) and what to do; without personal data
 * @param content what the payload is
 * @param payload what arrived: one JSON object, or the bytes that could not be read, cut at a limit
 * @param delivery what the connector said of the record beside its fields
 * @param identity key and version when they are known
 * @param letter the dead letter that was being replayed, or 0
 * @param frame class and method of the hub in which it failed, when that was a fault and no finding; else null
 */
@SuppressWarnings("ArrayRecordComponent") // payload bytes are never changed after reading
public record Rejection(
        long row,
        String stage,
        String code,
        @Nullable String field,
        String message,
        PayloadKind content,
        byte[] payload,
        SourceRecord.Delivery delivery,
        SourceRecord.@Nullable Identity identity,
        long letter,
        @Nullable String frame) {

    /** What a dead letter holds. */
    public enum PayloadKind {
        /** One record as a JSON object: it can be replayed. */
        RECORD,
        /** The bytes of a row or line that is no record. */
        LINE,
        /** A whole file; the payload is a pointer to where it was put. */
        FILE,
        /** A whole page of an API or the start of it. */
        PAGE
    }

    /** A record that a stage refused. */
    public static Rejection of(SourceRecord record, String stage, String code, @Nullable String field, String message) {
        return new Rejection(
                record.row(),
                stage,
                code,
                field,
                message,
                PayloadKind.RECORD,
                record.payload(),
                record.delivery(),
                record.identity(),
                record.letter(),
                null);
    }

    /** The same, failed by a fault in this class and method of the hub. */
    public Rejection at(@Nullable String faultyFrame) {
        return new Rejection(
                row, stage, code, field, message, content, payload, delivery, identity, letter, faultyFrame);
    }

    /** Bytes in which a reader found no record. */
    public static Rejection unreadable(long row, String code, String message, PayloadKind kind, byte[] payload) {
        return new Rejection(
                row, "read", code, null, message, kind, payload, SourceRecord.Delivery.PLAIN, null, 0, null);
    }
}
