package io.customerhub.cli;

import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.service.letter.LetterRow;
import io.customerhub.service.letter.LetterState;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.NoteView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One dead letter as text for the terminal. */
final class LetterText {

    private final LetterView view;
    private final StringBuilder text = new StringBuilder();

    LetterText(LetterView view) {
        this.view = view;
    }

    String text() {
        LetterRow letter = view.letter();
        line(
                "letter",
                letter.id() + ", " + word(letter.state())
                        + (letter.edition() == 1 ? "" : ", edition " + letter.edition()));
        line("what is wrong", letter.code() + "  " + letter.message());
        line("which means", view.sentence());
        line("where", letter.stream() + ", " + letter.origin() + (letter.row() == 0 ? "" : ", row " + letter.row()));
        line("stage", letter.stage() + (letter.field() == null ? "" : ", field " + letter.field()));
        line(
                "way",
                view.path().stream()
                        .map(step -> step.step()
                                + switch (step.outcome()) {
                                    case PASSED -> " ✓";
                                    case REFUSED -> " ✗";
                                    case NOT_REACHED -> "";
                                })
                        .collect(Collectors.joining(" → ")));
        line("key", letter.key() == null ? "unknown" : letter.key());
        line("route", view.route() + ", run " + view.run() + ", configuration " + view.configuration());
        line("group", letter.group());
        line("in the care of", letter.assignee());
        line(
                "payload",
                letter.kind().name().toLowerCase(Locale.ROOT) + ", " + view.bytes() + " bytes; --reveal shows it");
        line("seen", letter.occurrences() + " times, first " + letter.firstSeen() + ", last " + letter.lastSeen());
        LetterRow.Closing closing = letter.closing();
        line("closed", closing == null ? null : closing.at() + " by " + closing.by() + ": " + closing.reason());
        history();
        line("customer", view.links().customer());
        alike("same key", view.links().sameKey());
        alike("same origin", view.links().sameOrigin());
        if (letter.kind() == PayloadKind.RECORD && letter.state() == LetterState.OPEN) {
            line("what to do", "mend the mapping, then ./hub dead-letters replay " + letter.id());
        }
        fields();
        return text.toString();
    }

    private void history() {
        for (LetterView.Attempt attempt : view.attempts()) {
            line(
                    "attempt",
                    attempt.at() + " by " + attempt.by() + ": " + attempt.outcome()
                            + (attempt.plan() == null ? "" : " in plan " + attempt.plan())
                            + (attempt.code() == null ? "" : "  " + attempt.code())
                            + (attempt.message() == null ? "" : "  " + attempt.message()));
        }
        if (view.versions().size() > 1) {
            for (LetterView.Version version : view.versions()) {
                line(
                        "edition " + version.edition(),
                        "letter " + version.letter() + ", " + word(version.state())
                                + (version.by() == null ? "" : ", " + version.edit() + " by " + version.by())
                                + version.changes().stream()
                                        .map(change ->
                                                "; " + change.path() + ": " + change.before() + " → " + change.after())
                                        .collect(Collectors.joining()));
            }
        }
        for (NoteView note : view.notes()) {
            line("note", note.at() + " by " + note.by() + ": " + note.note());
        }
    }

    private void alike(String name, LetterView.Alike alike) {
        if (alike.count() > 0) {
            List<Long> letters = alike.letters();
            line(
                    name,
                    (alike.isMore() ? "more than " : "") + alike.count() + " more: "
                            + letters.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + (alike.count() > letters.size() ? ", …" : ""));
        }
    }

    private void fields() {
        if (view.text() != null) {
            text.append('\n').append(view.text()).append('\n');
        }
        if (!view.fields().isEmpty()) {
            TextTable table = new TextTable("", "field", "value", "becomes");
            for (LetterView.Field field : view.fields()) {
                table.row(
                        field.isFailing() ? "✗" : "",
                        field.path(),
                        field.value() == null ? "" : field.value(),
                        String.join(", ", field.attributes()));
            }
            text.append('\n').append(table.text());
        }
    }

    private void line(String name, @Nullable String value) {
        if (value != null) {
            text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
        }
    }

    private static String word(LetterState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
