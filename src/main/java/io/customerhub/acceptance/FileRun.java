package io.customerhub.acceptance;

import io.customerhub.acceptance.BuiltInRun.Reference;
import io.customerhub.acceptance.CaseResult.Outcome;
import io.customerhub.acceptance.CaseStage.Scene;
import io.customerhub.acceptance.TestFiles.Tested;
import io.customerhub.acceptance.source.FixtureException;
import io.customerhub.acceptance.spec.Expectation;
import io.customerhub.acceptance.spec.TestCase;
import io.customerhub.warehouse.WriteObserver;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the cases of one test file: those that are written, then the built-in ones. */
final class FileRun {

    private final Tested tested;
    private final CaseStage stage;
    private final TestSelection selection;
    private final boolean update;
    private final Predicate<CaseResult> goOn;
    private final Map<String, Reference> runs = new HashMap<>();

    /**
     * A run.
     *
     * @param update writes expected records anew where they differ
     * @param goOn hears each result; false ends the run
     */
    FileRun(Tested tested, CaseStage stage, TestSelection selection, boolean update, Predicate<CaseResult> goOn) {
        this.tested = tested;
        this.stage = stage;
        this.selection = selection;
        this.update = update;
        this.goOn = goOn;
    }

    /** Runs; false when it was ended. */
    boolean run() throws InterruptedException {
        for (TestCase one : tested.file().cases()) {
            if (selection.wants(tested.file().stream(), one.name()) && !goOn.test(written(one))) {
                return false;
            }
        }
        TestCase sample = sample();
        if (sample == null || update) {
            return true;
        }
        for (BuiltIn builtIn : BuiltIn.values()) {
            if (selection.wants(tested.file().stream(), builtIn.text())
                    && builtIn.suits(sample.source())
                    && !goOn.test(builtIn(builtIn, sample))) {
                return false;
            }
        }
        return true;
    }

    /** The first case that begins with an empty warehouse and a source that answers. */
    private @Nullable TestCase sample() {
        return tested.file().cases().stream()
                .filter(one -> one.after() == null
                        && one.expect().waits() == null
                        && one.expect().pauses() == null)
                .findFirst()
                .orElse(null);
    }

    private CaseResult written(TestCase one) throws InterruptedException {
        long start = System.nanoTime();
        List<Difference> differences;
        Outcome outcome;
        String remark = "";
        try {
            Found found = reference(one).found();
            differences = Comparison.of(one.expect(), found);
            outcome = differences.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
            Expectation.Records records = one.expect().records();
            if (update && records != null && records.file() != null && !differences.isEmpty()) {
                ExpectedRecords.write(records.file(), records, found.warehouse().records());
                remark = "wrote " + records.file().getFileName();
                outcome = isOfRecordsOnly(one, found) ? Outcome.UPDATED : Outcome.FAILED;
            }
        } catch (FixtureException wrong) {
            differences =
                    List.of(new Difference("source", "", "", wrong.problem().toString()));
            outcome = Outcome.FAILED;
        }
        return result(one.name(), false, outcome, start, differences, remark);
    }

    /** True when nothing else but the records was not as expected. */
    private static boolean isOfRecordsOnly(TestCase one, Found found) {
        Expectation expect = one.expect();
        Expectation others = new Expectation(
                null, expect.letters(), expect.counts(), expect.requests(), expect.waits(), expect.pauses());
        return Comparison.of(others, found).isEmpty();
    }

    private CaseResult builtIn(BuiltIn builtIn, TestCase sample) throws InterruptedException {
        long start = System.nanoTime();
        String reason = tested.file().skipped().get(builtIn.text());
        if (reason != null) {
            return result(builtIn.text(), true, Outcome.SKIPPED, start, List.of(), reason);
        }
        try {
            SampleVariants variants =
                    new SampleVariants(sample.source(), tested.route().options());
            BuiltInRun.Result result = new BuiltInRun(stage, variants, sample.now(), reference(sample)).run(builtIn);
            Outcome outcome = !result.differences().isEmpty()
                    ? Outcome.FAILED
                    : result.gap() == null ? Outcome.PASSED : Outcome.GAP;
            return result(
                    builtIn.text(),
                    true,
                    outcome,
                    start,
                    result.differences(),
                    result.gap() == null ? "" : result.gap());
        } catch (FixtureException wrong) {
            List<Difference> differences =
                    List.of(new Difference("source", "", "", wrong.problem().toString()));
            return result(builtIn.text(), true, Outcome.FAILED, start, differences, "");
        }
    }

    /** Runs a case once, the cases that it goes on from first. */
    private Reference reference(TestCase one) throws InterruptedException {
        Reference done = runs.get(one.name());
        if (done != null) {
            return done;
        }
        String warehouse = one.after() == null
                ? stage.warehouse()
                : stage.warehouseLike(reference(named(one.after())).warehouse());
        Set<String> steps = Collections.synchronizedSet(new LinkedHashSet<>());
        WriteObserver observer = steps::add;
        try (Scene scene = stage.set(one.source(), one.now())) {
            Reference reference = new Reference(scene.run().read(warehouse, observer), warehouse, steps);
            runs.put(one.name(), reference);
            return reference;
        }
    }

    private TestCase named(String name) {
        return tested.file().cases().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CaseResult result(
            String name, boolean builtIn, Outcome outcome, long start, List<Difference> differences, String remark) {
        return new CaseResult(
                tested.file().stream(),
                tested.file().place().file(),
                name,
                builtIn,
                outcome,
                (System.nanoTime() - start) / 1e9,
                differences,
                remark);
    }
}
