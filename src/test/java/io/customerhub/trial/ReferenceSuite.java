package io.customerhub.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of the suites below reference-cases, scored as the product reads it. A wrong value is worse than a refused one, so
 * the two are counted apart; a test prints the score and fails below the suite's fair pass.
 */
public final class ReferenceSuite {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Standardizers STANDARDIZERS = new Standardizers();
    private static final Map<Trial.Settings, Trial> TRIALS = new HashMap<>();

    private final String name;
    private final List<Case> cases;

    private ReferenceSuite(String name, List<Case> cases) {
        this.name = name;
        this.cases = cases;
    }

    /** One case; {@code context} and {@code expected} are missing nodes where it has none. */
    public record Case(String id, String input, JsonNode context, JsonNode expected) {}

    /** What the product made of a case. */
    public enum Verdict {
        /** As expected. */
        RIGHT,
        /** Another value, or a value where there is none. */
        WRONG,
        /** No value, or told to be doubtful, where there is one. */
        REFUSED
    }

    /**
     * The figures of a suite.
     *
     * @param notes the cases that were not right, one line each
     */
    public record Score(String suite, int right, int wrong, int refused, List<String> notes) {

        /** The part of the cases that are right, from 0 to 1. */
        public double share() {
            return (double) right / (right + wrong + refused);
        }

        /** Prints the figures, and the first cases that are not right. */
        public Score print() {
            System.out.printf(
                    "%-44s right %5d  wrong %4d  refused %4d  %6.2f %%%n", suite, right, wrong, refused, 100 * share());
            notes.stream()
                    .limit(Integer.getInteger("suite.notes", 0))
                    .forEach(note -> System.out.println("    " + note));
            return this;
        }
    }

    /** A suite by its path below reference-cases, without its ending: {@code names/namecase}. */
    public static ReferenceSuite load(String name) {
        List<Case> cases = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(
                    Path.of("src/test/resources/reference-cases", name + ".jsonl"), StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    JsonNode read = JSON.readTree(line);
                    cases.add(new Case(
                            read.path("id").asText(),
                            read.path("input").asText(),
                            read.path("context"),
                            read.path("expected")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReferenceSuite(name, List.copyOf(cases));
    }

    /** The cases. */
    public List<Case> cases() {
        return cases;
    }

    /** The same suite with only these cases, as its fair pass has it. */
    public ReferenceSuite only(String title, Predicate<Case> wanted) {
        return new ReferenceSuite(
                name + " " + title, cases.stream().filter(wanted).toList());
    }

    /** Scores all cases; {@code judge} gives the verdict, {@code found} what to say of a case that is not right. */
    public Score score(Function<Case, Verdict> judge, Function<Case, Object> found) {
        int[] counts = new int[Verdict.values().length];
        List<String> notes = new ArrayList<>();
        for (Case one : cases) {
            Verdict verdict = judge.apply(one);
            counts[verdict.ordinal()]++;
            if (verdict != Verdict.RIGHT) {
                notes.add(verdict + "  " + one.id() + "  '" + one.input() + "' " + one.context() + "  expected "
                        + one.expected() + "  found " + found.apply(one));
            }
        }
        return new Score(name, counts[0], counts[1], counts[2], List.copyOf(notes));
    }

    /** What the product makes of a text; trials are kept, so that each is prepared once. */
    public static Trial.Result standardize(
            String type,
            String input,
            Map<String, Object> options,
            @Nullable String region,
            @Nullable String language) {
        return TRIALS.computeIfAbsent(
                        new Trial.Settings(type, options, region, language),
                        settings -> new Trial(settings, STANDARDIZERS))
                .of(input);
    }
}
