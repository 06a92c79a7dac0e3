package io.customerhub.cli;

import static io.customerhub.cli.AnswerPrinter.second;

import io.customerhub.service.retention.ListRetention;
import io.customerhub.service.retention.PreviewRetention;
import io.customerhub.service.retention.SweepRetention;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub retention}: which closed dead letters expire, and which have. */
@Command(
        name = "retention",
        description = {
            "Shows which closed dead letters are deleted when, and which were. Unfinished ones never expire.",
            "How long they are kept says retention among the slaProperties of a contract, or else HUB_RETENTION_DAYS."
        },
        footer = {"", "Example: hub retention preview --days 30"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RetentionCommand {

    private final Terminal terminal;

    RetentionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "preview",
            description = "What is deleted within the next days.",
            footer = {"", "Example: hub retention preview --days 30"},
            mixinStandardHelpOptions = true)
    int preview(
            @Option(names = "--days", paramLabel = "N", description = "How many days; 0: what has expired [7].")
                    @Nullable
                    Integer days,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        PreviewRetention.Answer answer = ShellAction.perform(terminal, new PreviewRetention(days));
        if (json) {
            terminal.out().println(AnswerPrinter.json(answer));
        } else {
            TextTable table = new TextTable("stream", "state", ">letters", ">files", "from", "until");
            answer.groups()
                    .forEach(one -> table.row(
                            one.stream(),
                            one.state(),
                            String.valueOf(one.letters()),
                            String.valueOf(one.files()),
                            second(one.first()),
                            second(one.last())));
            terminal.out().print(table.text());
            terminal.say("%,d letters expire until %s".formatted(answer.letters(), second(answer.until())));
        }
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "list",
            description = "What was deleted, newest first.",
            footer = {"", "Example: hub retention list --limit 20"},
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--limit", paramLabel = "N", description = "How many at most [100].") @Nullable
                    Integer limit,
            @Option(names = "--before", paramLabel = "N", description = "Only smaller numbers: the next page.")
                    @Nullable
                    Long before,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        ListRetention.Answer answer = ShellAction.perform(terminal, new ListRetention(limit, before));
        if (json) {
            terminal.out().println(AnswerPrinter.json(answer));
        } else {
            TextTable table = new TextTable(">run", "when", "stream", "state", ">letters", ">files", ">deleted");
            answer.runs()
                    .forEach(run -> table.row(
                            String.valueOf(run.number()),
                            second(run.startedAt()),
                            run.stream(),
                            run.state(),
                            String.valueOf(run.letters()),
                            String.valueOf(run.files()),
                            String.valueOf(run.filesDeleted())));
            terminal.out().print(table.text());
            if (answer.before() != null) {
                terminal.say("More: --before " + answer.before());
            }
        }
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "sweep",
            description = "Deletes now what has expired; the running hub does so every hour.",
            footer = {"", "Example: hub retention preview --days 0, and then hub retention sweep"},
            mixinStandardHelpOptions = true)
    int sweep(@Option(names = "--json", description = "Print one JSON document.") boolean json) {
        var outcome = ShellAction.perform(terminal, new SweepRetention());
        long files = outcome.figures().getOrDefault("files", 0L);
        terminal.out()
                .println(
                        json
                                ? AnswerPrinter.json(outcome)
                                : "%,d letters deleted"
                                        .formatted(outcome.figures().get("letters")));
        if (files > 0) {
            terminal.say(
                    "%,d of them were files; the hub that reads their directory deletes them from .failed within the hour"
                            .formatted(files));
        }
        return ExitCode.GOOD.number();
    }
}
