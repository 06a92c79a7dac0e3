package io.customerhub.console.letter;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.ListShape;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.letter.ExportFormat;
import io.customerhub.service.letter.ExportLetters;
import io.customerhub.service.letter.ExportPage;
import io.customerhub.service.letter.LetterRow;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.ListLetters;
import java.util.List;
import java.util.stream.Collectors;

/** Letters as tables and files. */
final class LetterFiles {

    private LetterFiles() {}

    /** All letters of a choice, newest first, as the list shows them. */
    static Listing<ListLetters.Page> list(PageContext page, Choice choice) {
        return new Listing<>(
                (after, most) -> new ListLetters(choice.filter(), Parameters.number("after", after), most),
                found -> table(page, found.letters()),
                ListLetters.Page::next);
    }

    private static Table table(PageContext page, List<LetterRow> letters) {
        Table.Builder table = Table.of("dead-letters", page.text("letters.list"))
                .column("letter", page.text("letters.letter"), Kind.NUMBER)
                .column("state", page.text("letters.state"), Kind.WORD)
                .column("stream", page.text("letters.stream"), Kind.WORD)
                .column("key", page.text("letters.key"), Kind.CODE)
                .column("stage", page.text("letters.stage"), Kind.WORD)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.SENTENCE)
                .column("attempts", page.text("letters.attempts"), Kind.NUMBER)
                .column("assignee", page.text("letters.assignee"), Kind.WORD)
                .column("origin", page.text("letters.origin"), Kind.CODE)
                .column("row", page.text("letters.row-number"), Kind.NUMBER)
                .column("first-seen", page.text("letters.first-seen"), Kind.TIME)
                .column("last-seen", page.text("letters.last-seen"), Kind.TIME)
                .column("group", page.text("letters.group"), Kind.CODE);
        letters.forEach(letter -> table.row(
                Cell.of(letter.id()),
                Cell.of(Parameters.word(letter.state())),
                Cell.of(letter.stream().toString()),
                Cell.of(letter.key()),
                Cell.of(letter.stage()),
                Cell.of(letter.code()),
                Cell.of(letter.field()),
                Cell.said(page, letter.code(), letter.message()),
                Cell.of((long) letter.attempts()),
                Cell.of(letter.assignee()),
                Cell.of(letter.origin()),
                Cell.of(letter.row()),
                Cell.of(letter.firstSeen()),
                Cell.of(letter.lastSeen()),
                Cell.of(letter.group())));
        return table.build();
    }

    /** Some letters of one group, as its page shows them. */
    static Table newest(PageContext page, List<LetterRow> letters) {
        Table.Builder table = Table.of("newest-letters", page.text("letters.newest"))
                .column("letter", page.text("letters.letter"), Kind.CODE)
                .column("state", page.text("letters.state"), Kind.WORD)
                .column("key", page.text("letters.key"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.SENTENCE)
                .column("attempts", page.text("letters.attempts"), Kind.NUMBER)
                .column("last-seen", page.text("letters.last-seen"), Kind.TIME);
        letters.forEach(letter -> table.row(
                Cell.link(String.valueOf(letter.id()), LettersPage.PATH + "/" + letter.id()),
                Cell.shown(Parameters.word(letter.state()), page.word("letter-state", letter.state())),
                Cell.of(letter.key()),
                Cell.said(page, letter.code(), letter.message()),
                Cell.of((long) letter.attempts()),
                Cell.of(letter.lastSeen())));
        return table.build();
    }

    /** What was tried with a letter and decided about it. */
    static Table attempts(PageContext page, LetterView view) {
        Table.Builder table = Table.of("attempts", page.text("letters.attempts"))
                .column("at", page.text("operation.at"), Kind.TIME)
                .column("by", page.text("operation.actor"), Kind.WORD)
                .column("outcome", page.text("letters.result"), Kind.WORD)
                .column("plan", page.text("plans.plan"), Kind.CODE)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("message", page.text("letters.message"), Kind.SENTENCE);
        view.attempts()
                .forEach(attempt -> table.row(
                        Cell.of(attempt.at()),
                        Cell.of(attempt.by()),
                        Cell.shown(attempt.outcome(), page.word("attempt", attempt.outcome())),
                        attempt.plan() == null
                                ? Cell.of(null)
                                : Cell.link(String.valueOf(attempt.plan()), PlansPage.PATH + "/" + attempt.plan()),
                        Cell.of(attempt.code()),
                        Cell.said(page, attempt.code(), attempt.message())));
        return table.build();
    }

    /** All letters of a choice with their masked payloads, oldest first, as the command line writes them, too. */
    static Reply whole(PageContext page) {
        Choice choice = Choice.of(page);
        boolean isCsv = !"json".equals(page.query("as"));
        ExportFormat format = isCsv ? ExportFormat.CSV : ExportFormat.JSON_LINES;
        // letters that come while it is written stay out
        Long upTo = choice.upTo() != null
                ? choice.upTo()
                : Long.valueOf(
                        page.ask(new ListLetters(choice.filter(), null, 1)).upTo());
        return page.file(
                "dead-letters-with-payloads",
                isCsv ? "csv" : "jsonl",
                (after, most) ->
                        new ExportLetters(choice.filter(), format, after == null ? 0 : Long.parseLong(after), upTo),
                part -> part.next() == null ? null : part.next().toString(),
                new Lines(isCsv ? "\r\n" : "\n"));
    }

    /** Parts of an export as they are, each line with an end. */
    private record Lines(String lineEnd) implements ListShape<ExportPage> {

        @Override
        public String begin(ExportPage first) {
            return first.header() == null ? "" : first.header() + lineEnd;
        }

        @Override
        public String text(ExportPage part, boolean isFirst) {
            return part.lines().stream().map(line -> line + lineEnd).collect(Collectors.joining());
        }

        @Override
        public int rows(ExportPage part) {
            return part.lines().size();
        }

        @Override
        public String end() {
            return "";
        }
    }
}
