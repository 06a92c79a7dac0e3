package io.customerhub.ingest.rest.rules;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.JsonPlace;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One rule: {@code 403 if $.error.code = 'LIMIT' rate-limited}.
 *
 * @param statuses the statuses it is for, such as {@code 404}, {@code 5xx} or {@code 403,429}
 * @param condition what must be in the answer besides, or null for nothing
 * @param action what it means
 * @param actor who must act when it fails
 */
public record ResponseRule(List<String> statuses, @Nullable Condition condition, Action action, Actor actor) {

    private static final String FORM =
            "a response rule is written: status [if $.path [= 'text']] action [who]; actions are retry, refresh,"
                    + " rate-limited, ignore and fail; who is operator, engineer or source-owner";

    /** What an answer means. */
    public enum Action {
        /** A bad day: the same is asked again after a wait. */
        RETRY,
        /** The access token is no longer valid: it is renewed once. */
        REFRESH,
        /** Too many requests: the same is asked again after the wait that the API tells. */
        RATE_LIMITED,
        /** There is nothing: an empty last page. */
        IGNORE,
        /** The poll has failed. */
        FAIL
    }

    /** Who must act when a poll has failed. */
    public enum Actor {
        /** The one who runs the hub. */
        OPERATOR,
        /** The one who wrote the route. */
        ENGINEER,
        /** The one who answers for the source system. */
        SOURCE_OWNER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What must be in an answer.
     *
     * @param header the name of a header, or null
     * @param place a place in the body, or null
     * @param expected the text there; null for anything but null, false, 0 and empty
     * @param isEqual false when the text there must be another one
     */
    record Condition(@Nullable String header, @Nullable JsonPlace place, @Nullable String expected, boolean isEqual) {

        boolean holds(Answer answer) {
            Object found = place != null ? answer.find(place) : answer.header(String.valueOf(header));
            return expected == null
                    ? JsonPlace.isYes(found)
                    : expected.equals(found == null ? "" : found.toString()) == isEqual;
        }
    }

    /** Reads the words of a rule. */
    static ResponseRule parse(List<String> words) {
        Iterator<String> left = words.iterator();
        try {
            List<String> statuses = List.of(left.next().toLowerCase(Locale.ROOT).split(","));
            if (!statuses.stream().allMatch(status -> status.matches("[1-5]([0-9]{2}|xx)"))) {
                throw refusal(words);
            }
            String word = left.next();
            Condition condition = null;
            if (word.equals("if")) {
                String place = left.next();
                word = left.next();
                boolean compares = word.equals("=") || word.equals("!=");
                condition = condition(place, compares ? unquoted(left.next()) : null, !word.equals("!="));
                word = compares ? left.next() : word;
            }
            Action action = Action.valueOf(constant(word));
            Actor actor = left.hasNext() ? Actor.valueOf(constant(left.next())) : Actor.ENGINEER;
            if (left.hasNext()) {
                throw refusal(words);
            }
            return new ResponseRule(statuses, condition, action, actor);
        } catch (NoSuchElementException e) {
            throw refusal(words);
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().contains("'responseRules'") ? e : refusal(words);
        }
    }

    /** True when the rule is for this answer. */
    boolean fits(Answer answer) {
        String status = Integer.toString(answer.status());
        boolean isMeant = statuses.contains(status) || statuses.contains(status.charAt(0) + "xx");
        return isMeant && (condition == null || condition.holds(answer));
    }

    private static Condition condition(String place, @Nullable String expected, boolean isEqual) {
        return place.startsWith("header:")
                ? new Condition(place.substring("header:".length()), null, expected, isEqual)
                : new Condition(null, JsonPlace.of("responseRules", place), expected, isEqual);
    }

    private static String unquoted(String word) {
        boolean isQuoted = word.length() > 1 && (word.startsWith("'") || word.startsWith("\""));
        return isQuoted ? word.substring(1, word.length() - 1) : word;
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static IllegalArgumentException refusal(List<String> words) {
        return new IllegalArgumentException(
                "'responseRules' cannot be understood at '" + String.join(" ", words) + "': " + FORM);
    }
}
