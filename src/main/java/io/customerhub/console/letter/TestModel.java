package io.customerhub.console.letter;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.plan.TestLetters.Cause;
import io.customerhub.service.plan.TestLetters.Tested;
import io.customerhub.trial.letter.TriedLetter.Result;
import io.customerhub.trial.letter.TriedLetter.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would become of letters if they were replayed now, as far as they have been tested.
 *
 * @param tested the parts so far as one
 * @param soFar the same as text, which the form for the next part brings back
 * @param table the letters of the part before, the first 100
 */
public record TestModel(Choice choice, Tested tested, String soFar, Table table) {

    private static final int SHOWN = 100;

    /** Of letters of which a part was tested before, or null. */
    static TestModel of(PageContext page, Choice choice, @Nullable Tested before, Tested part) {
        Tested sum = before == null ? part : before.plus(part);
        return new TestModel(choice, sum, text(sum), table(page, part));
    }

    private static String text(Tested sum) {
        StringBuilder text = new StringBuilder();
        for (long number : new long[] {
            sum.chosen() == null ? sum.tried() : sum.chosen(),
            sum.tried(),
            sum.wouldPass(),
            sum.wouldBeSuperseded(),
            sum.wouldBeLeftOut(),
            sum.wouldFail(),
            sum.cannotBeTried()
        }) {
            text.append(number).append(' ');
        }
        for (Cause cause : sum.causes()) {
            text.append('\n').append(cause.letters());
            for (String word : new String[] {cause.code(), cause.stage(), cause.field(), cause.message()}) {
                text.append('\t').append(word == null ? "" : word.replaceAll("\\s", " "));
            }
        }
        return text.toString();
    }

    /** Reads what the form brought back; it is shown to whoever sent it and nobody else. */
    static Tested soFar(String text) {
        String[] lines = text.split("\\R");
        try {
            long[] numbers = Stream.of(lines[0].strip().split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            List<Cause> causes = new ArrayList<>();
            for (int i = 1; i < lines.length; i++) {
                String[] words = lines[i].split("\t", -1);
                causes.add(
                        new Cause(word(words[2]), words[1], word(words[3]), word(words[4]), Long.parseLong(words[0])));
            }
            return new Tested(
                    numbers[0],
                    null,
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    numbers[6],
                    causes,
                    List.of(),
                    null);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException foreign) {
            throw Parameters.invalid("so-far");
        }
    }

    private static @Nullable String word(String text) {
        return text.isEmpty() ? null : text;
    }

    static Table table(PageContext page, Tested tested) {
        Table.Builder table = Table.of("tested-letters", page.text("letters.verdicts"))
                .column("letter", page.text("letters.letter"), Kind.NUMBER)
                .column("result", page.text("letters.verdict"), Kind.WORD)
                .column("stage", page.text("letters.stage"), Kind.WORD)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.SENTENCE);
        for (Verdict verdict :
                tested.verdicts().subList(0, Math.min(SHOWN, tested.verdicts().size()))) {
            table.row(
                    Cell.link(verdict.letter(), LettersPage.PATH + "/" + verdict.letter()),
                    Cell.shown(verdict.result().name(), page.word("trial", verdict.result()))
                            .marked(mark(verdict.result())),
                    Cell.shown(verdict.stage(), verdict.stage() == null ? "–" : page.word("stage", verdict.stage())),
                    Cell.of(verdict.code()),
                    Cell.of(verdict.field()),
                    Cell.said(page, verdict.code(), verdict.message()));
        }
        return table.build();
    }

    private static String mark(Result result) {
        return switch (result) {
            case WOULD_PASS -> "good";
            case WOULD_BE_SUPERSEDED, WOULD_BE_LEFT_OUT -> "warn";
            case WOULD_FAIL, CANNOT_BE_TRIED -> "bad";
        };
    }
}
