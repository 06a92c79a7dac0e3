package io.customerhub.service.letter;

import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterDetails;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.LetterDecisions;
import io.customerhub.deadletter.LetterDecisions.Decided;
import io.customerhub.warehouse.Warehouse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Carries out what people decide about letters. */
final class LetterChanges {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_NAME = 200;

    private final DeadLetterStore letters;
    private final LetterDecisions decisions;

    LetterChanges(Warehouse warehouse) {
        this.letters = new DeadLetterStore(warehouse);
        this.decisions = new LetterDecisions(warehouse);
    }

    Outcome dismiss(Caller caller, DismissLetters request) {
        String reason = text("a reason", request.reason(), SHORTEST_REASON, LONGEST_REASON);
        return outcome(
                "dismissed", decisions.dismiss(request.choice().stored(), reason, caller.name()), request.choice());
    }

    Outcome restore(Caller caller, RestoreLetters request) {
        return outcome("restored", decisions.restore(request.choice().stored(), caller.name()), request.choice());
    }

    Outcome assign(Caller caller, AssignLetters request) {
        String assignee =
                request.assignee() == null ? null : text("the name of a user", request.assignee(), 1, LONGEST_NAME);
        String group = request.group();
        LetterChoice choice = request.choice();
        if ((group == null) == (choice == null)) {
            throw Refusals.invalid("name either a group or letters to be assigned, not both and not neither");
        }
        if (choice == null) {
            if (!decisions.assignGroup(String.valueOf(group), assignee)) {
                throw Refusals.unknownGroup(String.valueOf(group));
            }
            return Outcome.of("assigned", 1);
        }
        return outcome("assigned", decisions.assign(choice.stored(), assignee, caller.name()), choice);
    }

    Outcome note(Caller caller, NoteLetters request) {
        String note = text("a note", request.note(), 1, LONGEST_NOTE);
        String group = request.group();
        Long letter = request.letter();
        if ((group == null) == (letter == null)) {
            throw Refusals.invalid("name either a group or a letter to be noted, not both and not neither");
        }
        if (letter != null && !decisions.noteLetter(letter, note, caller.name())) {
            throw Refusals.unknownLetter(letter);
        }
        if (group != null && !decisions.noteGroup(group, note, caller.name())) {
            throw Refusals.unknownGroup(group);
        }
        return Outcome.of("noted", 1);
    }

    /** Whoever asks about one letter hears why nothing was done; of many, the figures tell. */
    private Outcome outcome(String done, Decided decided, LetterChoice choice) {
        if (decided.changed() == 0 && choice.letters().size() == 1) {
            long letter = choice.letters().get(0);
            DeadLetter found = letters.show(letter)
                    .map(DeadLetterDetails::letter)
                    .orElseThrow(() -> Refusals.unknownLetter(letter));
            throw Refusals.conflict(
                    "letter " + letter + " is " + found.state().name().toLowerCase(Locale.ROOT)
                            + closed(found.closing()) + ", so it cannot be " + done
                            + (done.equals("restored") ? ", or its record is unfinished in another letter" : ""));
        }
        return Outcome.of(done, decided.changed()).and("left", decided.left());
    }

    private static String closed(DeadLetter.@Nullable Closing closing) {
        return closing == null ? "" : " by " + closing.by() + " since " + closing.at();
    }

    private static String text(String what, String text, int shortest, int longest) {
        String stripped = text.strip();
        if (stripped.length() < shortest || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
            throw Refusals.invalid(
                    what + " has " + shortest + " to " + longest + " characters, found " + stripped.length());
        }
        return stripped;
    }
}
