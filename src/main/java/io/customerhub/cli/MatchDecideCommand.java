package io.customerhub.cli;

import io.customerhub.config.NearestName;
import io.customerhub.golden.Verdict;
import io.customerhub.service.match.DecideMatch;
import io.customerhub.service.match.DecidedMatch;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match decide}: what a steward decides about two records. */
@Command(
        name = "decide",
        description = {
            "Writes down that two records are one customer (same), are two (different), or that nobody can say (unsure).",
            "A decision counts at once (with --later from the next matching on), in every matching after it, and"
                    + " whatever the evidence says; a later decision about the same two records replaces it. Nothing is"
                    + " ever lost: different after same gives both customers back as they were, and hub match undo"
                    + " withdraws a decision by the id that is printed."
        },
        footer = {
            "",
            "Example: hub match decide crm/contacts/1001 shop/customers/cus_77 different --reason \"father and son\""
        },
        mixinStandardHelpOptions = true)
final class MatchDecideCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A source record, such as crm/contacts/1001.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String other = "";

    @Parameters(index = "2", paramLabel = "VERDICT", description = "same, different or unsure.")
    private String verdict = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchDecideCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Verdict decided = Verdict.named(verdict);
        if (decided == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-GOLDEN-003  expected one of same, different and unsure, found '" + verdict + "'"
                            + NearestName.hint(verdict, Verdict.texts()));
        }
        DecidedMatch answer =
                ShellAction.perform(terminal, new DecideMatch(one, other, decided, reason, after.isLater()));
        if (json) {
            terminal.out().println(AnswerPrinter.document(answer).toPrettyString());
            after.tell(terminal, answer.note());
            return ExitCode.GOOD.number();
        }
        terminal.out()
                .println("Decision " + answer.id() + ": " + answer.left() + " and " + answer.right() + " "
                        + decided.text());
        after.tell(terminal, answer.note());
        if (answer.followed()) {
            terminal.out().println(line(answer));
        }
        terminal.say("To take it back: hub match undo " + answer.id());
        return ExitCode.GOOD.number();
    }

    /** What became of the two; it says so when the records are not what was decided. */
    private static String line(DecidedMatch answer) {
        UUID left = answer.leftCustomer();
        if (left != null && left.equals(answer.rightCustomer())) {
            return "One customer: " + left;
        }
        String customers =
                "customers: " + answer.left() + " is " + left + ", " + answer.right() + " is " + answer.rightCustomer();
        return answer.verdict() == Verdict.SAME
                ? "Still two " + customers + "; something stronger stands between them: hub match explain "
                        + ShellWord.of(answer.left()) + " " + ShellWord.of(answer.right())
                : "Two " + customers;
    }
}
