package io.customerhub.service.plan;

import io.customerhub.access.Request;
import io.customerhub.service.RevealPurpose;
import io.customerhub.trial.letter.TriedLetter;
import org.jspecify.annotations.Nullable;

/**
 * Test one letter again and see its values as they are.
 *
 * @param letter its number
 * @param why for what; null when the failed record is worked on
 * @param caseNumber what the case is called where it is kept, or null
 */
public record TestLetterRevealed(long letter, RevealPurpose why, @Nullable String caseNumber)
        implements Request<TriedLetter> {

    /** Whoever names no purpose works on the failed record. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public TestLetterRevealed {
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
}
