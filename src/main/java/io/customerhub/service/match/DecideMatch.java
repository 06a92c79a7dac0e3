package io.customerhub.service.match;

import io.customerhub.access.Request;
import io.customerhub.golden.Verdict;
import io.customerhub.service.customer.NamedCustomer;

/**
 * Writes down that two records are one customer, are two, or that nobody can say. A later decision about the same two
 * replaces it.
 *
 * @param left a source record as {@code system/stream/key}
 * @param right another one, of the same kind of party
 * @param verdict what is decided
 * @param reason why, for those who come after; 1 to 500 characters
 * @param later true to have it count from the next matching on, and not at once
 */
public record DecideMatch(String left, String right, Verdict verdict, String reason, boolean later)
        implements Request<DecidedMatch> {

    @Override
    public String subject() {
        return NamedCustomer.subject(left) + ", " + NamedCustomer.subject(right) + ": " + verdict.text();
    }

    @Override
    public String purpose() {
        return reason;
    }
}
