package io.customerhub.service.match;

import io.customerhub.access.Request;

/**
 * Withdraws a decision or a whole split. Nothing is deleted; the pairs are as if nobody had ever decided about them.
 *
 * @param decision the id that deciding or splitting gave
 * @param reason why, for those who come after; 1 to 500 characters
 * @param later true to have it count from the next matching on, and not at once
 */
public record UndoDecision(long decision, String reason, boolean later) implements Request<UndoneDecision> {

    @Override
    public String subject() {
        return "decision " + decision;
    }

    @Override
    public String purpose() {
        return reason;
    }
}
