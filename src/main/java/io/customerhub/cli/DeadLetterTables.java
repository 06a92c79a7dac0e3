package io.customerhub.cli;

import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.service.letter.GroupView;
import io.customerhub.service.letter.LetterRow;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Dead letters as tables for the terminal; never a payload. */
final class DeadLetterTables {

    private static final int LONGEST_MESSAGE = 80;

    private DeadLetterTables() {}

    /** One row a cause. */
    static String groups(List<DeadLetterGroup> groups) {
        TextTable table = new TextTable(">letters", "stream", "stage", "code", "field", "group", "what is wrong");
        for (DeadLetterGroup group : groups) {
            table.row(
                    String.format(Locale.ROOT, "%,d", group.unfinished()),
                    group.stream().toString(),
                    group.cause().stage(),
                    group.cause().code(),
                    group.cause().field(),
                    group.cause().fingerprint(),
                    shortened(group.cause().message()));
        }
        return table.text();
    }

    /** One row a cause, with what is failing still and who looks after it. */
    static String views(List<GroupView> groups) {
        TextTable table = new TextTable(
                ">unfinished", "stream", "stage", "code", "field", "group", "", "in the care of", "what is wrong");
        for (GroupView group : groups) {
            table.row(
                    String.format(Locale.ROOT, "%,d", group.unfinished()),
                    group.stream().toString(),
                    group.stage(),
                    group.code(),
                    group.field(),
                    group.group(),
                    group.pause() != null ? "paused" : group.isStillFailing() ? "still failing" : "",
                    group.assignee() == null ? group.owner() : group.assignee(),
                    shortened(group.sentence()));
        }
        return table.text();
    }

    /** One row a letter. */
    static String rows(List<LetterRow> letters) {
        TextTable table = new TextTable(
                ">id", "stream", "origin", ">row", "code", "field", "state", ">seen", "last seen", "what is wrong");
        for (LetterRow letter : letters) {
            table.row(
                    Long.toString(letter.id()),
                    letter.stream().toString(),
                    letter.origin(),
                    letter.row() == 0 ? "" : Long.toString(letter.row()),
                    letter.code(),
                    letter.field(),
                    letter.state().name().toLowerCase(Locale.ROOT),
                    Integer.toString(letter.occurrences()),
                    letter.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString(),
                    shortened(letter.message()));
        }
        return table.text();
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
