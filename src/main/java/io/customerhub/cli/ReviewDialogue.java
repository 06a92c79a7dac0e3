package io.customerhub.cli;

import io.customerhub.golden.Verdict;
import io.customerhub.golden.WaitingPair;
import io.customerhub.service.match.DecideMatch;
import io.customerhub.service.match.DecidedMatch;
import io.customerhub.service.match.StewardReason;
import io.customerhub.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a steward about pairs, one after the other. What was answered is stored at once, so that nothing of it is lost. */
final class ReviewDialogue {

    private static final String QUESTION = "s(ame), d(ifferent), u(nsure), k(eep waiting), q(uit)? ";

    private final Terminal terminal;
    private final ShellGate gate;
    private final ReviewText text;
    private final BufferedReader answers;

    ReviewDialogue(Terminal terminal, Warehouse warehouse, ShellGate gate) {
        this.terminal = terminal;
        this.gate = gate;
        this.text = new ReviewText(warehouse);
        this.answers = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    }

    /** The answers that are no verdict. */
    private enum Other {
        KEEP,
        QUIT
    }

    /**
     * Asks until all are answered, the steward quits or the answers end.
     *
     * @return how many decisions were stored
     */
    int ask(List<WaitingPair> pairs) throws IOException {
        int decided = 0;
        int number = 1;
        for (WaitingPair waiting : pairs) {
            terminal.out().print(text.text(waiting, number++, pairs.size(), terminal.width()));
            Object answer = answer();
            if (answer == Other.QUIT) {
                break;
            }
            if (answer instanceof Verdict verdict) {
                String reason = reason();
                if (reason == null) {
                    break;
                }
                store(waiting, verdict, reason);
                decided++;
            }
            terminal.out().println();
        }
        terminal.say(decided + (decided == 1 ? " decision was" : " decisions were") + " stored.");
        return decided;
    }

    private void store(WaitingPair waiting, Verdict verdict, String reason) {
        DecidedMatch decided = gate.perform(new DecideMatch(
                waiting.pair().left().toString(), waiting.pair().right().toString(), verdict, reason, true));
        terminal.out()
                .println("Decision " + decided.id() + ": " + decided.left() + " and " + decided.right() + " "
                        + verdict.text());
    }

    private Object answer() throws IOException {
        while (true) {
            String line = read(QUESTION);
            if (line == null) {
                return Other.QUIT;
            }
            switch (line.strip().toLowerCase(Locale.ROOT)) {
                case "s", "same":
                    return Verdict.SAME;
                case "d", "different":
                    return Verdict.DIFFERENT;
                case "u", "unsure":
                    return Verdict.UNSURE;
                case "k", "keep":
                    return Other.KEEP;
                case "q", "quit":
                    return Other.QUIT;
                default:
                    terminal.say("Please answer with one of the letters.");
            }
        }
    }

    private @Nullable String reason() throws IOException {
        while (true) {
            String line = read("reason: ");
            if (line == null) {
                terminal.say("Without a reason the last answer was not stored.");
                return null;
            }
            String wrong = StewardReason.wrong(line.strip());
            if (wrong == null) {
                return line.strip();
            }
            terminal.say(wrong);
        }
    }

    private @Nullable String read(String question) throws IOException {
        terminal.err().print(question);
        terminal.err().flush();
        return answers.readLine();
    }
}
