package io.customerhub.service.letter;

import io.customerhub.access.Request;
import io.customerhub.service.RevealPurpose;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what arrived in one letter as it is, for a purpose that is written down before the answer.
 *
 * @param letter its number
 * @param why the purpose
 * @param caseNumber the number of the ticket or request that it is for, or null
 */
public record RevealLetter(long letter, RevealPurpose why, @Nullable String caseNumber)
        implements Request<RevealLetter.Revealed> {

    /** Whoever names no purpose works on the failed record. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public RevealLetter {
        why = why == null ? RevealPurpose.FAILED_RECORD : why;
    }

    @Override
    public String subject() {
        return "letter " + letter;
    }

    @Override
    public String purpose() {
        return why.with(caseNumber == null ? "" : caseNumber);
    }

    /**
     * What arrived.
     *
     * @param fields the fields of the record by path, at most 500; empty when it is no record
     * @param payload the payload as text; bytes that are no UTF-8 stand as U+FFFD; at most 1,000,000 characters
     * @param isCut true when the payload is longer
     * @param until after this moment a page must not show it any longer
     */
    public record Revealed(Map<String, @Nullable String> fields, String payload, boolean isCut, Instant until) {}
}
