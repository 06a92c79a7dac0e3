package io.customerhub.record;

import org.jspecify.annotations.Nullable;

/**
 * Where a stream has been read to. Only its connector understands the text; the warehouse keeps it in the transaction
 * of the batch that it follows, and gives it back unchanged.
 *
 * @param text a short JSON object that an operator can read, such as {@code {"cursor":"2026-01-31T08:00:00Z","key":"42"}}
 * @param finished the file that ends at this position, to be entered into the ledger of files in the same transaction; null
 *     when none does, or when that is not known yet
 */
public record Position(String text, @Nullable FinishedFile finished) {

    /** A position at which no file ends. */
    public Position(String text) {
        this(text, null);
    }
}
