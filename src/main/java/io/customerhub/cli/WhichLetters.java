package io.customerhub.cli;

import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.LetterState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which commands choose dead letters. */
final class WhichLetters {

    private static final List<LetterState> UNFINISHED =
            Stream.of(LetterState.values()).filter(LetterState::isUnfinished).toList();

    @Option(names = "--stream", paramLabel = "SYSTEM/STREAM", description = "Letters of this stream only.")
    private @Nullable String stream;

    @Option(names = "--system", description = "Letters of this source system only.")
    private @Nullable String system;

    @Option(names = "--group", paramLabel = "FINGERPRINT", description = "Letters of this cause only.")
    private @Nullable String group;

    @Option(names = "--code", description = "Letters with this code only, such as HUB-VAL-001.")
    private @Nullable String code;

    @Option(names = "--field", description = "Letters that failed at this field only.")
    private @Nullable String field;

    @Option(names = "--key", description = "Letters of this source key only.")
    private @Nullable String key;

    @Option(names = "--origin", description = "Letters of this file, table or endpoint only.")
    private @Nullable String origin;

    @Option(names = "--assignee", description = "Letters in the care of this user only.")
    private @Nullable String assignee;

    @Option(names = "--kind", description = "record, line, file or page only.")
    private @Nullable String kind;

    @Option(names = "--attempts", description = "Letters that were replayed at least so often.")
    private @Nullable Integer attempts;

    @Option(names = "--plan", description = "Letters of this replay plan only.")
    private @Nullable Long plan;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Letters first delivered at this moment or later, such as 2026-11-20T08:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Letters first delivered before this moment.")
    private @Nullable Instant until;

    @Option(
            names = "--state",
            description =
                    "open, planned, retrying, quarantined, resolved, dismissed, superseded, erased, unfinished (the"
                            + " first four) or any; by default those that it can be done with, and open ones in lists.")
    private @Nullable String state;

    /** True when anything but a state is said. */
    boolean chooses() {
        return Stream.of(stream, system, group, code, field, key, origin, assignee, kind, attempts, plan, since, until)
                .anyMatch(java.util.Objects::nonNull);
    }

    /** What is chosen, open letters when no state is said; a word that is none ends the command. */
    LetterFilter filter() {
        return filter(state == null ? "open" : state);
    }

    /** The same of letters in any state when none is said. */
    LetterFilter filterOfAnyState() {
        return filter(state == null ? "any" : state);
    }

    private LetterFilter filter(String wanted) {
        try {
            StreamName name = stream == null ? null : StreamName.parse(stream);
            return new LetterFilter(
                    name == null ? system : name.system(),
                    name == null ? null : name.stream(),
                    states(wanted),
                    group,
                    code,
                    field,
                    key,
                    origin,
                    assignee,
                    kind == null ? null : PayloadKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    attempts,
                    plan,
                    since,
                    until,
                    null,
                    null);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-DL-003  --state expects the name of a state, unfinished or any, --kind expects record, line, file or"
                            + " page, --stream expects system/stream");
        }
    }

    private static List<LetterState> states(String wanted) {
        return switch (wanted) {
            case "any" -> List.of();
            case "unfinished" -> UNFINISHED;
            default -> List.of(LetterState.valueOf(wanted.toUpperCase(Locale.ROOT)));
        };
    }
}
