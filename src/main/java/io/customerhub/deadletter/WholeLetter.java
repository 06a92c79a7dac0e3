package io.customerhub.deadletter;

/**
 * A letter and what arrived.
 *
 * @param letter the letter
 * @param payload one JSON object in UTF-8, or any bytes when it is no record; may hold personal data
 */
@SuppressWarnings("ArrayRecordComponent") // as large as a record, never changed after reading
public record WholeLetter(DeadLetter letter, byte[] payload) {}
