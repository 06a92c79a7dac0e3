package io.customerhub.service.letter;

import io.customerhub.access.Request;
import io.customerhub.service.RevealPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a part of an export of letters with payloads as they arrived, oldest first, for a purpose that is written down.
 * The first part counts as one look at personal data; every part is noted.
 *
 * @param filter which letters
 * @param format how they are written; JSON lines when nothing is said
 * @param after {@code next} of the part before; 0 for the first
 * @param upTo {@code upTo} of the part before; null for the first
 * @param why the purpose
 * @param caseNumber the number of the ticket or request that it is for, or null
 */
public record ExportRevealed(
        LetterFilter filter,
        ExportFormat format,
        long after,
        @Nullable Long upTo,
        RevealPurpose why,
        @Nullable String caseNumber)
        implements Request<ExportPage> {

    /** Without a filter all letters, without a format JSON lines. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public ExportRevealed {
        filter = filter == null ? LetterFilter.ALL : filter;
        format = format == null ? ExportFormat.JSON_LINES : format;
        why = why == null ? RevealPurpose.FAILED_RECORD : why;
    }

    @Override
    public String subject() {
        return filter.subject() + " after " + after;
    }

    @Override
    public String purpose() {
        return why.with(caseNumber == null ? "" : caseNumber);
    }
}
