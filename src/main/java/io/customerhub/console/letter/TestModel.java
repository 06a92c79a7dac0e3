package io.customerhub.console.letter;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.plan.TestLetters.Tested;
import io.customerhub.trial.letter.TriedLetter.Result;
import io.customerhub.trial.letter.TriedLetter.Verdict;

/** What would become of letters if they were replayed now. */
public record TestModel(Choice choice, Tested tested, Table table) {

    static Table table(PageContext page, Tested tested) {
        Table.Builder table = Table.of("tested-letters", page.text("letters.verdicts"))
                .column("letter", page.text("letters.letter"), Kind.NUMBER)
                .column("result", page.text("letters.verdict"), Kind.WORD)
                .column("stage", page.text("letters.stage"), Kind.WORD)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.WORD);
        for (Verdict verdict : tested.verdicts()) {
            table.row(
                    Cell.link(verdict.letter(), LettersPage.PATH + "/" + verdict.letter()),
                    Cell.shown(verdict.result().name(), page.word("trial", verdict.result()))
                            .marked(mark(verdict.result())),
                    Cell.shown(verdict.stage(), verdict.stage() == null ? "–" : page.word("stage", verdict.stage())),
                    Cell.of(verdict.code()),
                    Cell.of(verdict.field()),
                    Cell.of(verdict.message()));
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
