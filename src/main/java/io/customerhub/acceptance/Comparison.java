package io.customerhub.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.acceptance.spec.Expectation;
import io.customerhub.config.NearestName;
import io.customerhub.observe.Health.StreamHealth;
import io.customerhub.observe.Health.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what was found against what was expected. */
final class Comparison {

    private static final String ANY = "any";
    private static final String WHOLE = "";

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** All that differs; empty when the case is good. */
    static List<Difference> of(Expectation expect, Found found) {
        Comparison comparison = new Comparison();
        comparison.service(expect, found);
        comparison.complaints(found);
        Expectation.Records records = expect.records();
        if (records != null) {
            comparison.records(records, found.warehouse().records());
        }
        comparison.letters(expect.letters(), found.warehouse().letters());
        expect.counts()
                .forEach((name, count) -> comparison.equal(
                        "counts",
                        name,
                        String.valueOf(count),
                        String.valueOf(found.counts().getOrDefault(name, 0L))));
        Integer requests = expect.requests();
        if (requests != null) {
            comparison.equal("source", "requests", String.valueOf(requests), String.valueOf(found.requests()));
        }
        return List.copyOf(comparison.differences);
    }

    /** What differs between two contents of a warehouse; those of before are the expected ones. */
    static List<Difference> of(Found.Content before, Found.Content after) {
        Comparison comparison = new Comparison();
        Set<String> keys = new TreeSet<>(before.records().keySet());
        keys.addAll(after.records().keySet());
        for (String key : keys) {
            TreeMap<String, JsonNode> expected = before.records().get(key);
            TreeMap<String, JsonNode> found = after.records().get(key);
            if (expected == null || found == null) {
                comparison.equal(key, WHOLE, presence(expected), presence(found));
                continue;
            }
            Set<String> attributes = new TreeSet<>(expected.keySet());
            attributes.addAll(found.keySet());
            for (String attribute : attributes) {
                comparison.value(key, attribute, expected.get(attribute), found.get(attribute), found.keySet());
            }
        }
        comparison.equal("dead letters", WHOLE, letters(before.letters()), letters(after.letters()));
        return List.copyOf(comparison.differences);
    }

    private void service(Expectation expect, Found found) {
        found.refusals().forEach(refusal -> add("source", "route", "a route that the hub takes", refusal));
        if (!found.inTime()) {
            add("source", "poll", "the end of the poll", "none in time");
        }
        StreamHealth health = found.health();
        StreamState state = health == null ? StreamState.UP : health.state();
        String code = health == null || health.code() == null ? "" : health.code();
        String said = health == null || health.message() == null ? code : code + " " + health.message();
        state(expect.waits(), state == StreamState.WAITING, "waits", code, said);
        state(expect.pauses(), state == StreamState.PAUSED, "pauses", code, said);
    }

    private void state(@Nullable String expected, boolean isSo, String state, String code, String said) {
        if (expected == null ? isSo : !isSo || (!expected.equals(ANY) && !expected.equals(code))) {
            add("source", state, expected == null ? "" : expected, isSo ? said : "");
        }
    }

    private void complaints(Found found) {
        found.complaints().forEach(complaint -> add("source", "requests", "", complaint));
    }

    private void records(Expectation.Records expected, Map<String, TreeMap<String, JsonNode>> found) {
        Set<String> unexpected = new TreeSet<>(found.keySet());
        for (Expectation.Row row : expected.rows()) {
            TreeMap<String, JsonNode> values = found.get(row.key());
            unexpected.remove(row.key());
            if (values == null) {
                add(row.key(), WHOLE, "a record", "");
                continue;
            }
            row.values().forEach((name, value) -> value(row.key(), name, value, values.get(name), values.keySet()));
        }
        unexpected.forEach(key -> add(key, WHOLE, "", "a record"));
    }

    private void value(
            String key, String name, @Nullable JsonNode expected, @Nullable JsonNode found, Set<String> names) {
        if (!Values.isSame(expected, found)) {
            String hint = found == null ? NearestName.hint(name, names) : "";
            add(key, name, Values.shown(expected), hint.isEmpty() ? Values.shown(found) : hint.substring(2));
        }
    }

    /** Each expected letter takes the first that fits it. */
    private void letters(List<Expectation.Letter> expected, List<Found.Letter> found) {
        List<Found.Letter> left = new ArrayList<>(found);
        for (Expectation.Letter letter : expected) {
            Found.Letter fitting =
                    left.stream().filter(one -> fits(letter, one)).findFirst().orElse(null);
            if (fitting == null) {
                add("dead letters", WHOLE, shown(letter.record(), letter.stage(), letter.code(), letter.field()), "");
            } else {
                left.remove(fitting);
            }
        }
        left.forEach(letter ->
                add("dead letters", WHOLE, "", shown(letter.record(), letter.stage(), letter.code(), letter.field())));
    }

    private static boolean fits(Expectation.Letter expected, Found.Letter found) {
        return (expected.record() == null || expected.record() == found.record())
                && (expected.stage() == null || expected.stage().equals(found.stage()))
                && (expected.code() == null || expected.code().equals(found.code()))
                && (expected.field() == null || expected.field().equals(found.field()));
    }

    private static String letters(List<Found.Letter> letters) {
        return letters.stream()
                .map(letter -> letter.stage() + " " + letter.code() + " " + letter.field())
                .sorted()
                .reduce("", (all, one) -> all.isEmpty() ? one : all + ", " + one);
    }

    private static String shown(
            @Nullable Long record, @Nullable String stage, @Nullable String code, @Nullable String field) {
        StringBuilder text = new StringBuilder();
        append(text, "record", record);
        append(text, "stage", stage);
        append(text, "code", code);
        append(text, "field", field);
        return text.isEmpty() ? "any" : text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(": ").append(value);
        }
    }

    private static String presence(@Nullable Object record) {
        return record == null ? "" : "a record";
    }

    private void equal(String record, String attribute, String expected, String found) {
        if (!expected.equals(found)) {
            add(record, attribute, expected, found);
        }
    }

    private void add(String record, String attribute, String expected, String found) {
        differences.add(new Difference(record, attribute, expected, found));
    }
}
