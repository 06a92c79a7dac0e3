package io.customerhub.cli;

import io.customerhub.service.letter.FindGroups;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters groups}: the causes. */
@Command(
        name = "groups",
        description = "Letters by cause, the most frequent first.",
        footer = {"", "Example: hub dead-letters groups --stream crm/contacts --state unfinished"},
        mixinStandardHelpOptions = true)
final class DeadLettersGroupsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--limit", defaultValue = "200", description = "How many at most [${DEFAULT-VALUE}].")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersGroupsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            FindGroups.Groups found = session.perform(new FindGroups(which.filter(), limit));
            if (json) {
                session.print(found);
            } else {
                terminal.out().print(DeadLetterTables.views(found.groups()));
            }
            return ExitCode.GOOD.number();
        }
    }
}
