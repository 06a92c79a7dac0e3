package io.customerhub.acceptance;

import io.customerhub.acceptance.CaseStage.Scene;
import io.customerhub.acceptance.spec.Expectation;
import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.WriteObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the built-in cases of one stream against a sample that was read well. */
final class BuiltInRun {

    /** A date of the past or the present inside a position. */
    private static final String YEAR = "\\b(19|20)\\d\\d-";

    private static final String FAR_YEAR = "2999-";

    private static final Expectation NOTHING = new Expectation(
            new Expectation.Records(null, List.of()),
            List.of(),
            Map.of("read", 0L, "loaded", 0L, "unchanged", 0L, "superseded", 0L, "dead", 0L, "skipped", 0L),
            null,
            null,
            null);

    private final CaseStage stage;
    private final SampleVariants variants;
    private final Instant clock;
    private final Reference reference;

    /**
     * What the sample led to.
     *
     * @param found what was found
     * @param warehouse the warehouse that holds it
     * @param steps the steps of writing it, each once, in the order of their first occurrence
     */
    record Reference(Found found, String warehouse, Set<String> steps) {

        /** Makes a copy that keeps the order. */
        Reference {
            steps = new LinkedHashSet<>(steps);
        }
    }

    /**
     * What came of a built-in case.
     *
     * @param differences what was not as it should be
     * @param gap what the hub cannot do yet, or null
     */
    record Result(List<Difference> differences, @Nullable String gap) {}

    BuiltInRun(CaseStage stage, SampleVariants variants, Instant clock, Reference reference) {
        this.stage = stage;
        this.variants = variants;
        this.clock = clock;
        this.reference = reference;
    }

    Result run(BuiltIn builtIn) throws InterruptedException {
        return switch (builtIn) {
            case EMPTY -> good(Comparison.of(NOTHING, fresh(variants.empty())));
            case HEADER_ONLY -> good(Comparison.of(NOTHING, fresh(variants.headerOnly())));
            case WRONG_CREDENTIALS ->
                good(Comparison.of(
                        new Expectation(NOTHING.records(), List.of(), NOTHING.counts(), null, "any", null),
                        fresh(variants.refused())));
            case BOM -> good(same(fresh(variants.withMark())));
            case CRLF -> good(same(fresh(variants.withOtherLineEnds())));
            case UNKNOWN_FIELD -> good(unknownField());
            case TWICE -> good(twice());
            case CRASH -> good(crash());
            case FUTURE_CURSOR -> futureCursor();
        };
    }

    private static Result good(List<Difference> differences) {
        return new Result(differences, null);
    }

    private Found fresh(SourceContent content) throws InterruptedException {
        try (Scene scene = stage.set(content, clock)) {
            return scene.run().read(stage.warehouse(), WriteObserver.NONE);
        }
    }

    /** The warehouse holds what the sample led to, and the stream is well. */
    private List<Difference> same(Found found) {
        List<Difference> differences = new ArrayList<>(Comparison.of(well(found), found));
        differences.addAll(Comparison.of(reference.found().warehouse(), found.warehouse()));
        return differences;
    }

    /** Nothing is expected but a stream that is well; its letters are compared with those of the sample. */
    private static Expectation well(Found found) {
        List<Expectation.Letter> letters = found.warehouse().letters().stream()
                .map(letter -> new Expectation.Letter(null, null, letter.code(), null))
                .toList();
        return new Expectation(null, letters, Map.of(), null, null, null);
    }

    private List<Difference> unknownField() throws InterruptedException {
        Found found = fresh(variants.withNewField());
        List<Difference> differences = new ArrayList<>(same(found));
        if (!found.newFields().contains(SampleVariants.NEW_FIELD)) {
            differences.add(new Difference("source", "drift", "told of " + SampleVariants.NEW_FIELD, ""));
        }
        return differences;
    }

    private List<Difference> twice() throws InterruptedException {
        String warehouse = stage.warehouseLike(reference.warehouse());
        stage.reading(warehouse).forgetPosition();
        try (Scene scene = stage.set(variants.repeatable(), clock)) {
            Found again = scene.run().read(warehouse, WriteObserver.NONE);
            List<Difference> differences = new ArrayList<>(same(again));
            Map<String, Long> first = reference.found().counts();
            for (String count : List.of("read", "dead", "skipped")) {
                expect(differences, count, first.getOrDefault(count, 0L), again);
            }
            expect(differences, "loaded", 0L, again);
            return differences;
        }
    }

    private static void expect(List<Difference> differences, String count, long expected, Found found) {
        long there = found.counts().getOrDefault(count, 0L);
        if (there != expected) {
            differences.add(new Difference("counts", count, String.valueOf(expected), String.valueOf(there)));
        }
    }

    /** One warehouse and one source; a hub that dies at the first step, then one at the second, and so on. */
    private List<Difference> crash() throws InterruptedException {
        String warehouse = stage.warehouse();
        try (Scene scene = stage.set(variants.repeatable(), clock)) {
            int deaths = 0;
            for (String step : reference.steps()) {
                CrashAt crash = new CrashAt(step);
                scene.run().read(warehouse, crash);
                deaths += crash.isDead() ? 1 : 0;
            }
            Found found = scene.run().read(warehouse, WriteObserver.NONE);
            List<Difference> differences = new ArrayList<>(same(found));
            String expected = String.valueOf(reference.found().warehouse().position());
            String position = String.valueOf(found.warehouse().position());
            if (!position.equals(expected)) {
                differences.add(new Difference("source", "position", expected, position));
            }
            if (deaths == 0) {
                differences.add(new Difference("source", "crash", "a hub that dies while it writes", ""));
            }
            long unbalanced = stage.reading(warehouse).unbalancedRuns();
            if (unbalanced > 0) {
                differences.add(new Difference("counts", "runs that do not add up", "0", String.valueOf(unbalanced)));
            }
            return differences;
        }
    }

    private Result futureCursor() throws InterruptedException {
        String position = reference.found().warehouse().position();
        String moved = position == null ? "" : position.replaceAll(YEAR, FAR_YEAR);
        if (position == null || moved.equals(position)) {
            return good(List.of());
        }
        String warehouse = stage.warehouseLike(reference.warehouse());
        stage.reading(warehouse).movePosition(moved);
        try (Scene scene = stage.set(variants.repeatable(), clock)) {
            Found found = scene.run().read(warehouse, WriteObserver.NONE);
            boolean isTold = found.health() != null && found.health().state() != StreamState.UP;
            return isTold
                    ? good(List.of())
                    : new Result(
                            List.of(),
                            "the hub goes on from a position in the future without a word, and reads nothing new");
        }
    }

    /** Ends all writing at a step, as a hub that dies there does. */
    private static final class CrashAt implements WriteObserver {

        private final String step;
        private boolean dead;

        CrashAt(String step) {
            this.step = step;
        }

        synchronized boolean isDead() {
            return dead;
        }

        @Override
        public synchronized void reached(String reached) {
            dead |= reached.equals(step);
            if (dead) {
                throw new IllegalStateException("the hub of this test dies at the step " + step);
            }
        }
    }
}
