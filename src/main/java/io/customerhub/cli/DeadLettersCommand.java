package io.customerhub.cli;

import io.customerhub.HubReplay;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterDetails;
import io.customerhub.deadletter.DeadLetterExport;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterGroup;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.LetterDecisions;
import io.customerhub.deadletter.LetterGroups;
import io.customerhub.deadletter.LetterScope;
import io.customerhub.pipeline.ReplayRequest;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters}: what could not be loaded, and its second chance. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be loaded, and lets it be replayed, dismissed or exported.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {

    private static final int MOST_GROUPS = 200;

    private final Terminal terminal;

    DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(name = "list", description = "Letters, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Which which,
            @Option(names = "--limit", defaultValue = "50", description = "How many at most [${DEFAULT-VALUE}].")
                    int limit,
            @Option(
                            names = "--before",
                            paramLabel = "ID",
                            description = "Only letters older than this one: the next page.")
                    Long before) {
        try (OpenWarehouse open = open()) {
            List<DeadLetter> letters = new DeadLetterStore(open.warehouse())
                    .list(which.filter(), limit, before == null ? Long.MAX_VALUE : before);
            terminal.out().print(DeadLetterTables.letters(letters));
            if (letters.size() == limit) {
                terminal.say("More: --before " + letters.get(limit - 1).id());
            }
            return ExitCode.GOOD.number();
        }
    }

    @Command(
            name = "groups",
            description = "Letters by cause, the most frequent first.",
            mixinStandardHelpOptions = true)
    int groups(@Mixin Which which) {
        try (OpenWarehouse open = open()) {
            List<DeadLetterGroup> groups = new LetterGroups(open.warehouse()).list(which.filter(), MOST_GROUPS);
            terminal.out().print(DeadLetterTables.groups(groups));
            return ExitCode.GOOD.number();
        }
    }

    @Command(name = "show", description = "All about one letter.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID", description = "Its number.") long id,
            @Option(names = "--payload", description = "Show what arrived, too; it may hold personal data.")
                    boolean payload) {
        try (OpenWarehouse open = open()) {
            DeadLetterDetails details = new DeadLetterStore(open.warehouse())
                    .show(id)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.FAILED,
                            "HUB-DL-001  there is no dead letter " + id + "; see ./hub dead-letters list"));
            terminal.out().print(described(details));
            if (payload) {
                terminal.out().println("\n" + new String(details.payload(), StandardCharsets.UTF_8));
            }
            return ExitCode.GOOD.number();
        }
    }

    @Command(
            name = "replay",
            description = "Sends letters through the pipeline again, under the mapping of today.",
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
                    List<Long> ids,
            @Mixin Which which,
            @Option(names = "--all", description = "All open letters.") boolean all) {
        if (ids == null && !which.chooses() && !all) {
            throw new CommandFailure(
                    ExitCode.USAGE, "HUB-DL-002  say which letters: their numbers, --group, --stream, --code or --all");
        }
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = open();
                HubReplay replay = new HubReplay(settings, open.server(), open.warehouse(), actor())) {
            HubReplay.Result result = new HubReplay.Result(0, 0, 0);
            if (ids != null) {
                for (long id : ids) {
                    result = replay.replay(ReplayRequest.ofLetter(id));
                }
            } else {
                long latest = new DeadLetterStore(open.warehouse()).latest();
                result = replay.replay(new ReplayRequest(which.filter().in(DeadLetter.State.OPEN), 0, latest));
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

    @Command(
            name = "dismiss",
            description = "Closes letters by decision; they stay in the history.",
            mixinStandardHelpOptions = true)
    int dismiss(
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Their numbers.") List<Long> ids,
            @Option(names = "--reason", required = true, description = "Why.") String reason) {
        try (OpenWarehouse open = open()) {
            long closed = new LetterDecisions(open.warehouse())
                    .dismiss(LetterScope.of(ids), reason, actor())
                    .changed();
            terminal.say("%,d of %,d letters dismissed; reopen takes that back".formatted(closed, ids.size()));
            return ExitCode.GOOD.number();
        }
    }

    @Command(name = "reopen", description = "Takes a decision back.", mixinStandardHelpOptions = true)
    int reopen(@Parameters(paramLabel = "ID", arity = "1..*", description = "Their numbers.") List<Long> ids) {
        try (OpenWarehouse open = open()) {
            long opened = new LetterDecisions(open.warehouse())
                    .restore(LetterScope.of(ids), actor())
                    .changed();
            terminal.say("%,d of %,d letters open again".formatted(opened, ids.size()));
            return ExitCode.GOOD.number();
        }
    }

    @Command(
            name = "export",
            description = "Writes letters as JSON lines to stdout, without payloads unless asked.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Which which,
            @Option(names = "--payload", description = "Payloads, too; they may hold personal data.") boolean payload)
            throws IOException {
        try (OpenWarehouse open = open()) {
            long written = new DeadLetterExport(open.warehouse()).write(which.filter(), payload, terminal.out());
            terminal.say("%,d letters".formatted(written));
            return ExitCode.GOOD.number();
        }
    }

    private OpenWarehouse open() {
        return OpenWarehouse.of(HubCommand.settings(terminal));
    }

    private String actor() {
        return terminal.environment().getOrDefault("USER", "operator");
    }

    private static String described(DeadLetterDetails details) {
        DeadLetter letter = details.letter();
        StringBuilder text = new StringBuilder();
        line(text, "letter", letter.id() + ", " + letter.state().name().toLowerCase(Locale.ROOT));
        line(
                text,
                "what is wrong",
                letter.cause().code() + "  " + letter.cause().message());
        line(
                text,
                "where",
                letter.stream() + ", " + letter.origin() + (letter.row() == 0 ? "" : ", row " + letter.row()));
        line(
                text,
                "stage",
                letter.cause().stage()
                        + (letter.cause().field() == null
                                ? ""
                                : ", field " + letter.cause().field()));
        line(text, "key", letter.key() == null ? "unknown" : letter.key());
        line(text, "route", letter.route() + ", run " + letter.run() + ", configuration " + letter.configuration());
        line(text, "group", letter.cause().fingerprint());
        line(
                text,
                "payload",
                letter.kind().name().toLowerCase(Locale.ROOT) + ", " + details.payload().length
                        + " bytes; --payload shows it");
        line(
                text,
                "seen",
                letter.occurrences() + " times, first " + letter.firstSeen() + ", last " + letter.lastSeen());
        if (letter.closing() != null) {
            line(
                    text,
                    "closed",
                    letter.closing().at() + " by " + letter.closing().by() + ": "
                            + letter.closing().reason());
        }
        for (DeadLetterDetails.Attempt attempt : details.attempts()) {
            line(
                    text,
                    "attempt",
                    attempt.at() + " by " + attempt.by() + ": " + attempt.outcome()
                            + (attempt.code() == null ? "" : "  " + attempt.code())
                            + (attempt.message() == null ? "" : "  " + attempt.message()));
        }
        if (letter.kind() == PayloadKind.RECORD && letter.state() == DeadLetter.State.OPEN) {
            line(text, "what to do", "mend the mapping, then ./hub dead-letters replay " + letter.id());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }

    /** Which letters a command means. */
    static final class Which {

        @Option(names = "--stream", paramLabel = "SYSTEM/STREAM", description = "Letters of this stream only.")
        private String stream;

        @Option(names = "--group", paramLabel = "FINGERPRINT", description = "Letters of this cause only.")
        private String group;

        @Option(names = "--code", description = "Letters with this code only, such as HUB-VAL-001.")
        private String code;

        @Option(names = "--key", description = "Letters of this source key only.")
        private String key;

        @Option(
                names = "--state",
                description = "open, resolved, dismissed, superseded or any [${DEFAULT-VALUE}].",
                defaultValue = "open")
        private String state;

        boolean chooses() {
            return stream != null || group != null || code != null || key != null;
        }

        DeadLetterFilter filter() {
            DeadLetterFilter filter = DeadLetterFilter.ALL;
            try {
                if (!state.equals("any")) {
                    filter = filter.in(DeadLetter.State.valueOf(state.toUpperCase(Locale.ROOT)));
                }
                if (stream != null) {
                    filter = filter.of(StreamName.parse(stream));
                }
            } catch (IllegalArgumentException wrong) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-DL-003  --state expects open, resolved, dismissed, superseded or any, --stream expects"
                                + " system/stream");
            }
            filter = group == null ? filter : filter.withFingerprint(group);
            filter = code == null ? filter : filter.withCode(code);
            return key == null ? filter : filter.withKey(key);
        }
    }
}
