package io.customerhub.service.letter;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.explain.Explanations;
import io.customerhub.service.RevealLimit;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The actions on dead letters. */
public final class LetterActions {

    private final GroupLooks groups;
    private final LetterLooks looks;
    private final LetterChanges changes;
    private final LetterEdits edits;
    private final LetterExport export;
    private final TestMaking tests;
    private final RuleSaving rules;

    /**
     * Actions on the letters of a warehouse.
     *
     * @param project the folder with mappings and contracts, which say what is personal
     * @param reveals the limit that all services share which reveal
     * @param check checks the project before and after a rule is written into a mapping
     * @param trial tries what today's configuration makes of a letter
     */
    public LetterActions(
            Warehouse warehouse, ProjectFolder project, RevealLimit reveals, ProjectCheck check, LetterTrial trial) {
        this(warehouse, project, reveals, check, trial, Clock.systemUTC());
    }

    /** The same with a clock of its own. */
    LetterActions(
            Warehouse warehouse,
            ProjectFolder project,
            RevealLimit reveals,
            ProjectCheck check,
            LetterTrial trial,
            Clock clock) {
        ConfiguredStreams configured = new ProjectStreams(project, clock);
        Sentences sentences = new Sentences(Explanations::load);
        groups = new GroupLooks(warehouse, configured, sentences, clock);
        looks = new LetterLooks(warehouse, configured, sentences, reveals, trial, clock);
        changes = new LetterChanges(warehouse);
        edits = new LetterEdits(warehouse, configured, trial);
        export = new LetterExport(warehouse, configured, reveals);
        tests = new TestMaking(warehouse, configured, project, trial);
        rules = new RuleSaving(configured, project, check);
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        List<Action<?, ?>> all = new ArrayList<>(looks());
        all.addAll(decisions());
        all.addAll(edits());
        return List.copyOf(all);
    }

    private List<Action<?, ?>> looks() {
        return List.of(
                new Action<>(
                        "dead-letters.groups",
                        FindGroups.class,
                        FindGroups.Groups.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "The causes of dead letters with their counts, those with most unfinished letters first.",
                        (caller, request) -> groups.find(request)),
                new Action<>(
                        "dead-letters.group",
                        ShowGroup.class,
                        ShowGroup.Group.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "One cause of dead letters with all notes.",
                        (caller, request) -> groups.show(request)),
                new Action<>(
                        "dead-letters.list",
                        ListLetters.class,
                        ListLetters.Page.class,
                        Permission.LETTERS_SEE,
                        Effect.LOOK,
                        "A page of letters, newest first, without payloads and with masked keys.",
                        (caller, request) -> looks.list(request)),
                new Action<>(
                        "dead-letters.show",
                        ShowLetter.class,
                        LetterView.class,
                        Permission.LETTERS_SEE,
                        Effect.LOOK,
                        "All about one letter, field by field, with masked values.",
                        (caller, request) -> looks.show(request)),
                new Action<>(
                        "dead-letters.reveal",
                        RevealLetter.class,
                        RevealLetter.Revealed.class,
                        Permission.PERSONAL_REVEAL,
                        Effect.REVEAL,
                        "What arrived in one letter as it is, for a purpose that is written down.",
                        looks::reveal),
                new Action<>(
                        "dead-letters.export",
                        ExportLetters.class,
                        ExportPage.class,
                        Permission.LETTERS_SEE,
                        Effect.LOOK,
                        "A part of an export of letters with masked payloads, as JSON lines or formula-safe CSV.",
                        (caller, request) -> export.masked(request)),
                new Action<>(
                        "dead-letters.export-revealed",
                        ExportRevealed.class,
                        ExportPage.class,
                        Permission.PERSONAL_REVEAL,
                        Effect.REVEAL,
                        "A part of an export of letters with payloads as they arrived, for a purpose that is written down.",
                        export::revealed));
    }

    private List<Action<?, ?>> decisions() {
        return List.of(
                new Action<>(
                        "dead-letters.dismiss",
                        DismissLetters.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Closes letters by decision, for a reason.",
                        changes::dismiss),
                new Action<>(
                        "dead-letters.restore",
                        RestoreLetters.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Opens dismissed and quarantined letters again.",
                        changes::restore),
                new Action<>(
                        "dead-letters.assign",
                        AssignLetters.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Gives a group or letters into somebody's care.",
                        changes::assign),
                new Action<>(
                        "dead-letters.note",
                        NoteLetters.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Writes a note to a group or a letter.",
                        changes::note));
    }

    private List<Action<?, ?>> edits() {
        return List.of(
                new Action<>(
                        "dead-letters.edit",
                        EditLetter.class,
                        Outcome.class,
                        Permission.LETTERS_EDIT,
                        Effect.CHANGE,
                        "Makes a new version of one record by hand, ready to be replayed.",
                        edits::edit),
                new Action<>(
                        "dead-letters.mend-preview",
                        PreviewMending.class,
                        PreviewMending.Preview.class,
                        Permission.LETTERS_SEE,
                        Effect.LOOK,
                        "Shows what rules would change, ten records before and after with masked values.",
                        (caller, request) -> edits.preview(request)),
                new Action<>(
                        "dead-letters.mend",
                        MendLetters.class,
                        Outcome.class,
                        Permission.LETTERS_EDIT,
                        Effect.CHANGE,
                        "Makes new versions of many records by rules, ready to be replayed.",
                        edits::mend),
                new Action<>(
                        "dead-letters.save-rule",
                        SaveRule.class,
                        SaveRule.Saved.class,
                        Permission.CONFIGURATION_CHANGE,
                        Effect.CHANGE,
                        "Writes a mending rule into the mapping of a stream, when the check of the project allows it.",
                        (caller, request) -> rules.save(request)),
                new Action<>(
                        "dead-letters.make-test",
                        MakeTest.class,
                        MakeTest.Made.class,
                        Permission.CONFIGURATION_CHANGE,
                        Effect.CHANGE,
                        "Writes a test beside the route from one letter, with invented values.",
                        (caller, request) -> tests.make(request)));
    }
}
