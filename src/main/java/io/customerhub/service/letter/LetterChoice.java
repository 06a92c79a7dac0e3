package io.customerhub.service.letter;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.LetterScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters that a change is about: letters by number, or all of a filter up to a number. The number freezes the choice:
 * letters that come after the person looked are not in it.
 *
 * @param letters their numbers, at most 10,000; empty when there is a filter
 * @param filter the filter; null when there are numbers
 * @param upTo the highest number that the person can have seen ({@code upTo} of the answers of list, group and groups);
 *     needed with a filter
 */
public record LetterChoice(List<Long> letters, @Nullable LetterFilter filter, @Nullable Long upTo) {

    static final LetterChoice NONE = new LetterChoice(List.of(), null, null);

    private static final int MOST_NUMBERS = 10_000;

    /** Copies the numbers. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public LetterChoice {
        letters = letters == null ? List.of() : List.copyOf(letters);
    }

    /** These letters. */
    public static LetterChoice of(Long... letters) {
        return new LetterChoice(List.of(letters), null, null);
    }

    /** All of a filter up to a number. */
    public static LetterChoice of(LetterFilter filter, long upTo) {
        return new LetterChoice(List.of(), filter, upTo);
    }

    /**
     * As the package that keeps the letters understands it.
     *
     * @throws RequestException {@code HUB-DL-004} when it is not exactly one of both, or nothing freezes it
     */
    public LetterScope stored() {
        if (letters.isEmpty() == (filter == null)) {
            throw invalid("name either letters by their numbers or a filter, not both and not neither");
        }
        if (letters.size() > MOST_NUMBERS) {
            throw invalid("at most 10,000 letters can be named by number, found " + letters.size() + "; use a filter");
        }
        if (filter == null) {
            return LetterScope.of(letters);
        }
        if (upTo == null) {
            throw invalid("a filter needs upTo, the highest letter that is meant, so that letters that come meanwhile"
                    + " stay out; it stands in every list of letters and groups");
        }
        return LetterScope.of(filter.stored(), upTo);
    }

    /** What is chosen, for the audit log. */
    String subject() {
        if (filter != null) {
            return filter.subject() + " up to " + upTo;
        }
        return letters.size() == 1 ? "letter " + letters.get(0) : letters.size() + " letters";
    }

    private static RequestException invalid(String message) {
        return new RequestException(Reason.INVALID, "HUB-DL-004", message);
    }
}
