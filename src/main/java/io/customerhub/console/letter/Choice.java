package io.customerhub.console.letter;

import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Parameters;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.LetterState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a page is about, as its address or form says: numbers in {@code letter}, or a filter with {@code up-to}. No
 * value of a record is among the parameters.
 *
 * @param parameters the parameters that say so, to be passed on
 * @param letters the numbers; empty when there is a filter
 * @param filter the filter; its states are the unfinished ones unless it names others
 * @param upTo the highest letter that is meant; null before anybody has looked
 */
public record Choice(
        Map<String, List<String>> parameters, List<Long> letters, LetterFilter filter, @Nullable Long upTo) {

    /** All that are not finished. */
    static final String UNFINISHED = "unfinished";

    /** Whatever their state. */
    static final String ALL = "all";

    private static final List<String> NAMES = List.of(
            "letter",
            "system",
            "stream",
            "state",
            "group",
            "code",
            "field",
            "origin",
            "assignee",
            "kind",
            "attempts",
            "plan",
            "key-of",
            "first-from",
            "first-until",
            "last-from",
            "last-until",
            "up-to");

    /** What the address, or the form of a change, says. */
    static Choice of(PageContext page) {
        Map<String, List<String>> given = page.visit().method().equals("GET")
                ? page.visit().query()
                : page.visit().form();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            List<String> values = given.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                parameters.put(name, values);
            }
        }
        return of(parameters);
    }

    private static Choice of(Map<String, List<String>> parameters) {
        List<Long> letters = new ArrayList<>();
        for (String numbers : parameters.getOrDefault("letter", List.of())) {
            for (String number : numbers.split(",", -1)) {
                letters.add(Objects.requireNonNull(Parameters.number("letter", number)));
            }
        }
        return new Choice(parameters, letters, filter(parameters), number(parameters, "up-to"));
    }

    private static LetterFilter filter(Map<String, List<String>> parameters) {
        String stream = text(parameters, "stream");
        int slash = stream == null ? -1 : stream.indexOf('/');
        boolean isWhole = stream != null && slash > 0;
        Long attempts = number(parameters, "attempts");
        return new LetterFilter(
                isWhole ? stream.substring(0, slash) : text(parameters, "system"),
                isWhole ? stream.substring(slash + 1) : stream,
                states(text(parameters, "state")),
                text(parameters, "group"),
                text(parameters, "code"),
                text(parameters, "field"),
                null,
                text(parameters, "origin"),
                text(parameters, "assignee"),
                Parameters.word(PayloadKind.class, "kind", text(parameters, "kind")),
                attempts == null ? null : Integer.valueOf((int) Math.min(attempts, Integer.MAX_VALUE)),
                number(parameters, "plan"),
                Parameters.from("first-from", text(parameters, "first-from")),
                Parameters.until("first-until", text(parameters, "first-until")),
                Parameters.from("last-from", text(parameters, "last-from")),
                Parameters.until("last-until", text(parameters, "last-until")),
                number(parameters, "key-of"));
    }

    /** These letters. */
    static Choice of(long letter) {
        return of(Map.of("letter", List.of(Long.toString(letter))));
    }

    /** All unfinished ones of a group up to a number. */
    static Choice ofGroup(String group, long upTo) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("group", List.of(group));
        parameters.put("up-to", List.of(Long.toString(upTo)));
        return of(parameters);
    }

    /** The same in one state. */
    Choice in(LetterState state) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put("state", List.of(Parameters.word(state)));
        return of(changed);
    }

    /** The same, frozen at that letter. */
    Choice upTo(long letter) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put("up-to", List.of(Long.toString(letter)));
        return of(changed);
    }

    /** True when letters are named by their numbers. */
    public boolean isByNumber() {
        return !letters.isEmpty();
    }

    /** For the services. */
    LetterChoice asked() {
        return isByNumber() ? new LetterChoice(letters, null, null) : new LetterChoice(List.of(), filter, upTo);
    }

    /** The address of a page about these letters. */
    public String to(String path) {
        String query = parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> PageContext.encoded(entry.getKey()) + "=" + PageContext.encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Where somebody who does not go on goes back to. */
    public String back() {
        if (letters.size() == 1) {
            return "/dead-letters/letters/" + letters.get(0);
        }
        String group = text(parameters, "group");
        if (group != null) {
            return "/dead-letters/groups/" + PageContext.encoded(group);
        }
        return isByNumber() ? "/dead-letters/letters" : to("/dead-letters/letters");
    }

    private static List<LetterState> states(@Nullable String text) {
        if (ALL.equals(text)) {
            return List.of();
        }
        LetterState state =
                text == null || text.equals(UNFINISHED) ? null : Parameters.word(LetterState.class, "state", text);
        return state == null
                ? List.of(LetterState.OPEN, LetterState.PLANNED, LetterState.RETRYING, LetterState.QUARANTINED)
                : List.of(state);
    }

    private static @Nullable String text(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    private static @Nullable Long number(Map<String, List<String>> parameters, String name) {
        return Parameters.number(name, text(parameters, name));
    }
}
