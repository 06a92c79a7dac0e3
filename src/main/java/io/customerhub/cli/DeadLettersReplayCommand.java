package io.customerhub.cli;

import io.customerhub.HubReplay;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.pipeline.ReplayRequest;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters replay}: letters through the pipeline again. */
@Command(
        name = "replay",
        description = "Sends letters through the pipeline again, under the mapping of today.",
        footer = {"", "Example: hub dead-letters replay --group 9f86d081884c7d65"},
        mixinStandardHelpOptions = true)
final class DeadLettersReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
    private @Nullable List<Long> ids;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--all", description = "All open letters.")
    private boolean all;

    DeadLettersReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (ids == null && !which.chooses() && !all) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-DL-002  say which letters: their numbers, --group, --stream, --code or --all");
        }
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                HubReplay replay = new HubReplay(settings, open.server(), open.warehouse(), Actor.of(terminal))) {
            HubReplay.Result result = new HubReplay.Result(0, 0, 0);
            if (ids != null) {
                for (long id : ids) {
                    result = replay.replay(ReplayRequest.ofLetter(id));
                }
            } else {
                long latest = new DeadLetterStore(open.warehouse()).latest();
                result = replay.replay(new ReplayRequest(which.filter().stored().in(DeadLetter.State.OPEN), 0, latest));
            }
            terminal.say("%,d resolved, %,d superseded by a later version, %,d failed again"
                    .formatted(result.resolved(), result.superseded(), result.failed()));
            if (result.resolved() + result.superseded() + result.failed() == 0) {
                terminal.say(
                        "No open record was chosen. Lines, files and pages are not replayed: mend them at the source,"
                                + " deliver them again, and dismiss the letter.");
            }
            return result.failed() > 0 ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
        }
    }
}
