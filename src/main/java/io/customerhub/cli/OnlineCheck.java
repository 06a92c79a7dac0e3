package io.customerhub.cli;

import io.customerhub.HubPreview;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.preview.Preview;
import io.customerhub.preview.Preview.Ending;
import io.customerhub.preview.Preview.SentRequest;
import io.customerhub.quality.ContractAccount;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code hub check --online}: connects to every source, reads its first records, writes nothing, and says of each stream
 * that it is well or what is wrong. Each line names a code and what to do.
 */
final class OnlineCheck {

    private static final int RECORDS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final long CLOCK_SECONDS = 60;

    private final Terminal terminal;
    private final HubPreview preview;
    private final Set<String> only;
    private int exit = ExitCode.GOOD.number();

    /** A check of these systems; of all when the set is empty. */
    OnlineCheck(Terminal terminal, ProjectFolder project, Set<String> only) {
        this.terminal = terminal;
        this.preview = new HubPreview(project, Map.of());
        this.only = only;
    }

    /** Checks one stream after the other; the number of the {@link ExitCode}, the worst of all. */
    int run() throws InterruptedException {
        for (SourceSystem system : preview.systems()) {
            if (only.isEmpty() || only.contains(system.system())) {
                for (StreamName stream : new TreeSet<>(system.routes().keySet())) {
                    check(stream);
                }
            }
        }
        return exit;
    }

    private void check(StreamName stream) throws InterruptedException {
        HubPreview.Result result =
                preview.of(new HubPreview.Request(stream, RECORDS, 0, null, null, null, PATIENCE, read -> {}));
        Preview seen = result.preview();
        if (seen == null && isWaitedFor(result.problems())) {
            tell(
                    stream,
                    "ok",
                    ExitCode.GOOD,
                    List.of("note: its source posts when it likes, so there is nothing to connect to; ./hub preview "
                            + stream + " --from-sample message.json tries a message"));
            return;
        }
        if (seen == null) {
            tell(stream, "wrong", ExitCode.CONFIGURATION, List.of());
            result.problems().stream().map(Problem::toString).forEach(this::detail);
            return;
        }
        Ending ending = seen.ending();
        switch (ending.kind()) {
            case AWAY -> tell(stream, "away", ExitCode.UNREACHABLE, List.of(ending.code() + "  " + ending.message()));
            case REFUSED, DRIFT -> {
                List<String> lines = new ArrayList<>(List.of(ending.code() + "  " + ending.message()));
                lines.addAll(notes(seen));
                tell(stream, "wrong", ExitCode.CONFIGURATION, lines);
            }
            case LIMIT, WHOLE -> compare(stream, seen);
        }
    }

    private static boolean isWaitedFor(List<Problem> problems) {
        return problems.size() == 1 && problems.get(0).code().equals("HUB-PREVIEW-008");
    }

    private void compare(StreamName stream, Preview seen) {
        List<String> wrong = new ArrayList<>();
        for (String field : missing(seen)) {
            wrong.add(
                    "HUB-ONLINE-001  the field '" + field + "' is mapped or promised, and the source does not have it;"
                            + " it has " + String.join(", ", seen.shape().fields())
                            + "; correct its name, or ask the owner of the source");
        }
        if (seen.counts().read() > 0
                && seen.counts().good() == 0
                && seen.counts().dead() > 0) {
            Preview.LetterCause cause = seen.letters().get(0);
            wrong.add("HUB-ONLINE-002  none of the first " + seen.counts().read() + " records could be loaded, first: "
                    + cause.code() + " " + cause.message() + "; ./hub preview " + stream + " shows them");
        }
        List<String> lines = new ArrayList<>(wrong);
        lines.addAll(notes(seen));
        tell(stream, wrong.isEmpty() ? "ok" : "wrong", wrong.isEmpty() ? ExitCode.GOOD : ExitCode.CONFIGURATION, lines);
    }

    /** A column that is not there is wrong; a field of nested data may be left out, unless it is required. */
    private static List<String> missing(Preview seen) {
        if (seen.counts().read() == 0) {
            return List.of();
        }
        if (seen.shape().table()) {
            return seen.shape().missing();
        }
        return seen.promises().stream()
                .filter(line -> line.required() && line.filled() == 0)
                .map(ContractAccount.Line::field)
                .toList();
    }

    private static List<String> notes(Preview seen) {
        List<String> notes = new ArrayList<>();
        if (seen.counts().read() == 0 && seen.ending().kind() == Ending.Kind.WHOLE) {
            notes.add("note: it answers and has no records now, so fields could not be compared");
        }
        if (!seen.shape().table() && !seen.shape().missing().isEmpty()) {
            notes.add("note: in none of the first " + seen.counts().read() + " records: "
                    + String.join(", ", seen.shape().missing()));
        }
        if (!seen.shape().unknown().isEmpty()) {
            notes.add("note: neither mapped nor promised: "
                    + String.join(", ", seen.shape().unknown()));
        }
        if (seen.counts().dead() > 0) {
            notes.add("note: " + seen.counts().dead() + " of the first "
                    + seen.counts().read() + " records would become dead letters; ./hub preview " + seen.stream()
                    + " shows them");
        }
        for (SentRequest request : seen.requests()) {
            Long ahead = request.clockSeconds();
            if (ahead != null && Math.abs(ahead) > CLOCK_SECONDS) {
                notes.add("note: HUB-ONLINE-003  the clock of " + request.address() + " is " + Math.abs(ahead)
                        + " s " + (ahead > 0 ? "ahead of" : "behind")
                        + " this one; set both by NTP, or make 'lookback' longer than that");
                break;
            }
        }
        return notes;
    }

    private void tell(StreamName stream, String word, ExitCode code, List<String> lines) {
        terminal.out().println("%-24s %s".formatted(stream, word));
        lines.forEach(this::detail);
        exit = Math.max(exit, code.number());
    }

    private void detail(String line) {
        terminal.out().println("    " + line);
    }
}
