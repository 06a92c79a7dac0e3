package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.util.List;

/**
 * Asks what rules would do, without doing it.
 *
 * @param choice the letters
 * @param rules the rules, applied in this order; one to twenty
 */
public record PreviewMending(LetterChoice choice, List<MendingRule> rules) implements Request<PreviewMending.Preview> {

    /** Nothing chosen and no rule are refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public PreviewMending {
        choice = choice == null ? LetterChoice.NONE : choice;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    @Override
    public String subject() {
        return choice.subject();
    }

    /**
     * What the rules would do.
     *
     * @param looked how many letters of the choice were looked at, the oldest first; at most 10,000
     * @param isWhole true when these were all of them
     * @param changed how many of those looked at would change
     * @param keys how many of them would get another key, which mending refuses unless it is said
     * @param tried how many of those that would change were tried under the mapping of today: the first 200 at most
     * @param passing how many of those tried would pass all its rules then
     * @param samples the first ten of those that would change, masked
     */
    public record Preview(
            long looked, boolean isWhole, long changed, long keys, long tried, long passing, List<Sample> samples) {}

    /**
     * One letter before and after.
     *
     * @param letter its number
     * @param changes the fields that would change, masked
     */
    public record Sample(long letter, List<LetterView.Change> changes) {}
}
