package io.customerhub.console.letter;

import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.service.letter.LetterRow;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.RevealLetter;
import io.customerhub.service.letter.ShowLetter;
import org.jspecify.annotations.Nullable;

/**
 * One letter.
 *
 * @param revealed what arrived as it is; null while it is masked
 * @param attempts what was tried and decided, the first first
 */
public record LetterModel(LetterView view, RevealLetter.@Nullable Revealed revealed, Table attempts) {

    /** The letter that an address names, masked. */
    static LetterModel masked(PageContext page) {
        LetterView view = page.ask(new ShowLetter(page.pathNumber("letter")));
        return new LetterModel(view, null, LetterFiles.attempts(page, view));
    }

    /** The letter in a list. */
    public LetterRow row() {
        return view.letter();
    }

    /** Its page. */
    public String path() {
        return LettersPage.PATH + "/" + view.letter().id();
    }

    /** The choice of this letter alone. */
    public Choice choice() {
        return Choice.of(view.letter().id());
    }

    /** What is wrong and what to do. */
    public String sentence(PageContext page) {
        LetterRow row = view.letter();
        return Causes.sentence(page, row.stream(), row.stage(), row.code(), row.field(), view.sentence());
    }

    /** True when its state allows an action of that name. */
    public boolean allows(String action) {
        return view.next().contains(action);
    }

    /** The value of a field as it may be seen now; null when the source gave none. */
    public @Nullable String value(LetterView.Field field) {
        return revealed == null ? field.value() : revealed.fields().get(field.path());
    }
}
