package io.customerhub.cli;

import io.customerhub.service.match.UndoDecision;
import io.customerhub.service.match.UndoneDecision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match undo}: takes a decision or a split back. */
@Command(
        name = "undo",
        description = {
            "Withdraws what a steward decided, by the id that hub match decide, split and review printed; a split is"
                    + " withdrawn as a whole. Nothing is deleted: hub match decisions shows both.",
            "The pairs are as if nobody had ever decided about them; a decision that the withdrawn one had replaced does"
                    + " not come back. The customers become again what the evidence says, with their former values and ids."
        },
        footer = {"", "Example: hub match undo 17 --reason \"wrong Müller\""},
        mixinStandardHelpOptions = true)
final class MatchUndoCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a decision or a split; hub match decisions lists them.")
    private long action;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "undone",
            description = "Why, for those who come after [${DEFAULT-VALUE}].")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchUndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        UndoneDecision answer = ShellAction.perform(terminal, new UndoDecision(action, reason, after.isLater()));
        if (json) {
            terminal.out().println(AnswerPrinter.document(answer).toPrettyString());
        } else {
            terminal.out().print(text(answer));
        }
        after.tell(terminal, answer.note());
        return ExitCode.GOOD.number();
    }

    private String text(UndoneDecision answer) {
        StringBuilder text = new StringBuilder();
        text.append("Withdrawal %d of %d:%n".formatted(answer.id(), action));
        int most = Math.min(MOST_LINES, answer.withdrawn().size());
        for (UndoneDecision.Pair one : answer.withdrawn().subList(0, most)) {
            text.append("  %s and %s are no longer decided %s%n"
                    .formatted(one.left(), one.right(), one.verdict().text()));
        }
        if (most < answer.pairs()) {
            text.append("  and %,d more pairs%n".formatted(answer.pairs() - most));
        }
        for (UndoneDecision.Untouched one : answer.untouched()) {
            text.append("  %s and %s stay as they are: %s%n".formatted(one.left(), one.right(), one.state()));
        }
        return text.toString();
    }
}
