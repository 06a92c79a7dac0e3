package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.api.ApiJson;
import io.customerhub.config.HubSettings;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.plan.TestLetters;
import io.customerhub.service.plan.TestLetters.Cause;
import io.customerhub.service.plan.TestLetters.Tested;
import io.customerhub.trial.letter.TriedLetter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters test}: what a replay would do, without doing it. */
@Command(
        name = "test",
        description = "Tells what would become of letters if they were replayed now, with the configuration of today;"
                + " nothing is written, no attempt is counted. Values are masked.",
        footer = {"", "Example: hub dead-letters test --group 3f1c9a0b7d2e4f65"},
        mixinStandardHelpOptions = true)
final class DeadLettersTestCommand implements Callable<Integer> {

    private static final int PART = 10_000;

    private final Terminal terminal;

    @Mixin
    private ChosenLetters letters = new ChosenLetters();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, the oldest first; by default all.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            Tested tested = all(gate);
            if (json) {
                terminal.out().println(ApiJson.mapper().writeValueAsString(tested));
            } else {
                tell(tested);
            }
            return (tested.wouldFail() + tested.cannotBeTried() > 0 ? ExitCode.FINDINGS : ExitCode.GOOD).number();
        }
    }

    /** Part by part, so that a person sees how it goes. */
    private Tested all(ShellGate gate) {
        LetterChoice choice = letters.fitting(gate.latest());
        Tested sum = gate.perform(new TestLetters(choice, part(0), null));
        while (sum.next() != null && (limit == null || sum.tried() < limit)) {
            if (terminal.interactive()) {
                terminal.err()
                        .printf("\r  %,d of %,d letters, %,d would fail", sum.tried(), sum.chosen(), sum.wouldFail());
                terminal.err().flush();
            }
            sum = sum.plus(gate.perform(new TestLetters(choice, part(sum.tried()), sum.next())));
        }
        if (terminal.interactive() && sum.tried() > PART) {
            terminal.err().println();
        }
        return sum;
    }

    private int part(long tried) {
        return limit == null ? PART : (int) Math.min(PART, limit - tried);
    }

    private void tell(Tested tested) {
        terminal.out()
                .println(("%,d letters: %,d would pass, %,d would fail, %,d would be superseded by a later version,"
                                + " %,d would be left out by a rule, %,d cannot be tried")
                        .formatted(
                                tested.tried(),
                                tested.wouldPass(),
                                tested.wouldFail(),
                                tested.wouldBeSuperseded(),
                                tested.wouldBeLeftOut(),
                                tested.cannotBeTried()));
        for (Cause cause : tested.causes()) {
            terminal.out()
                    .println("  %,d  %s%s  %s"
                            .formatted(
                                    cause.letters(),
                                    cause.code(),
                                    cause.field() == null ? "" : " on " + cause.field(),
                                    cause.message()));
        }
        TriedLetter letter = tested.letter();
        if (letter != null && !letter.fields().isEmpty()) {
            terminal.out().println();
            terminal.out().print(fields(letter));
        }
    }

    private static String fields(TriedLetter letter) {
        TextTable table = new TextTable("", "attribute", "source", "cleansed", "standard", "issues");
        for (TriedLetter.Field field : letter.fields()) {
            table.row(
                    field.fails() ? "✗" : "",
                    field.attribute(),
                    field.raw(),
                    field.cleansed(),
                    field.standard(),
                    String.join(" ", field.issues()));
        }
        return table.text();
    }
}
