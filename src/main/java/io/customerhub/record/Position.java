package io.customerhub.record;

/**
 * Where a stream has been read to. Only its connector understands the text; the warehouse keeps it in the transaction
 * of the batch that it follows, and gives it back unchanged.
 *
 * @param text a short JSON object that an operator can read, such as {@code {"cursor":"2026-01-31T08:00:00Z","key":"42"}}
 */
public record Position(String text) {}
