package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import java.util.List;

/**
 * Mends the records of letters by rules: each gets a new version in a letter of its own, which can be replayed, while the old
 * one is superseded. It goes in slices, one transaction each; asked again after a crash it does the rest. The outcome has
 * {@code mended}, {@code unchanged}, {@code keys} (left because the key would have become another one), {@code left}
 * (finished or edited meanwhile, or no record) and {@code upTo}, the highest letter that was made.
 *
 * @param choice the letters
 * @param rules the rules, applied in this order; one to twenty
 * @param isKeyChangeMeant keys of records may become others, which makes them other records
 */
public record MendLetters(LetterChoice choice, List<MendingRule> rules, boolean isKeyChangeMeant)
        implements Request<Outcome> {

    /** Nothing chosen and no rule are refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public MendLetters {
        choice = choice == null ? LetterChoice.NONE : choice;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    @Override
    public String subject() {
        return choice.subject();
    }
}
