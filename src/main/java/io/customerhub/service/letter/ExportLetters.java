package io.customerhub.service.letter;

import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a part of an export of letters with masked payloads, oldest first.
 *
 * @param filter which letters
 * @param format how they are written; JSON lines when nothing is said
 * @param after {@code next} of the part before; 0 for the first
 * @param upTo {@code upTo} of the part before; null for the first
 */
public record ExportLetters(LetterFilter filter, ExportFormat format, long after, @Nullable Long upTo)
        implements Request<ExportPage> {

    /** Without a filter all letters, without a format JSON lines. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public ExportLetters {
        filter = filter == null ? LetterFilter.ALL : filter;
        format = format == null ? ExportFormat.JSON_LINES : format;
    }

    @Override
    public String subject() {
        return filter.subject() + " after " + after;
    }
}
