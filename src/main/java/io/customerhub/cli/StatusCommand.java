package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.arrival.Flag;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChangeStore;
import io.customerhub.warehouse.PositionStore;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub status}: each stream at a glance, from the warehouse, whether a hub runs or not. */
@Command(
        name = "status",
        description =
                "Shows each stream: state, last good poll, lag, counts, dead letters, position, and what is unusual.",
        footer = {"", "Example: hub status --json"},
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            List<StreamState> states = new StreamStateStore(open.warehouse()).all();
            Map<StreamName, Run.Counts> totals = new RunLedger(open.warehouse()).totalsSince(Instant.EPOCH);
            Map<StreamName, Long> dead = new DeadLetterStore(open.warehouse()).openByStream();
            PositionStore positions = new PositionStore(open.warehouse());
            List<ConfigurationChange> refused = new ConfigurationChangeStore(open.warehouse()).refused();
            Map<StreamName, List<Flag>> flags = StreamFlags.of(settings, open.warehouse(), Instant.now());
            if (json) {
                terminal.out().println(document(states, totals, dead, positions, refused, flags));
            } else {
                terminal.out().print(table(states, totals, dead));
                terminal.out().print(reasons(states, positions));
                terminal.out().print(StreamFlags.lines(flags));
                terminal.out().print(refusals(refused));
                terminal.out().print(comparisons(new ReconciliationStore(open.warehouse())));
                terminal.say("The warehouse: "
                        + open.server()
                                .embedded()
                                .map(StatusCommand::way)
                                .orElse(open.server().settings().shownUrl()));
            }
            boolean findings = !dead.isEmpty()
                    || !refused.isEmpty()
                    || !flags.isEmpty()
                    || states.stream().anyMatch(state -> state.isPaused() || state.isFailing());
            return findings ? ExitCode.FINDINGS.number() : ExitCode.GOOD.number();
        }
    }

    /** A server that this command started for itself ends with it. */
    private static String way(EmbeddedPostgres server) {
        return (server.isOwner() ? "while ./hub run goes on, " : "") + server.psql();
    }

    private static String table(
            List<StreamState> states, Map<StreamName, Run.Counts> totals, Map<StreamName, Long> dead) {
        TextTable table = new TextTable(
                "stream",
                "state",
                "last good poll",
                ">lag",
                ">read",
                ">loaded",
                ">unchanged",
                ">superseded",
                ">open letters");
        for (StreamState state : states) {
            Run.Counts counts = totals.getOrDefault(state.stream(), new Run.Counts(0, 0, 0, 0, 0, 0));
            table.row(
                    state.stream().toString(),
                    word(state),
                    time(state.lastGoodPoll()),
                    lag(state.lastGoodPoll()),
                    number(counts.read()),
                    number(counts.loaded()),
                    number(counts.unchanged()),
                    number(counts.superseded()),
                    number(dead.getOrDefault(state.stream(), 0L)));
        }
        return table.text();
    }

    private static String reasons(List<StreamState> states, PositionStore positions) {
        StringBuilder text = new StringBuilder("\n");
        for (StreamState state : states) {
            Position position = positions.find(state.stream());
            if (position != null) {
                text.append("%s is read to %s%n".formatted(state.stream(), position.text()));
            }
        }
        for (StreamState state : states) {
            if (state.pause() != null) {
                text.append(reason(
                        state.stream() + " is paused since "
                                + time(state.pause().at()),
                        state.pause().code(),
                        state.pause().message()));
            } else if (state.isFailing() && state.failure() != null) {
                text.append(reason(
                        state.stream() + " waits since " + time(state.failure().at()),
                        state.failure().code(),
                        state.failure().message()));
            }
        }
        return text.toString();
    }

    private static String refusals(List<ConfigurationChange> refused) {
        StringBuilder text = new StringBuilder();
        for (ConfigurationChange refusal : refused) {
            text.append(
                    "%s: configuration refused since %s, what ran before goes on if there was any; run ./hub check%n"
                            .formatted(refusal.name(), time(refusal.at())));
            text.append("  ")
                    .append(String.valueOf(refusal.message()).replace("\n", "\n  "))
                    .append('\n');
        }
        return text.toString();
    }

    private static String comparisons(ReconciliationStore store) {
        StringBuilder text = new StringBuilder();
        for (ReconciliationStore.Last last : store.all()) {
            ReconciliationStore.Outcome outcome = last.outcome();
            text.append("%s: keys compared %s: %,d in the source, %,d loaded, %,d missing, %,d deleted, %,d back%s%n"
                    .formatted(
                            last.stream(),
                            time(last.finishedAt()),
                            outcome.present(),
                            outcome.live(),
                            outcome.missing(),
                            outcome.deleted(),
                            outcome.returned(),
                            outcome.message() == null ? "" : ": " + outcome.message()));
        }
        return text.toString();
    }

    private static String reason(String what, String code, String message) {
        return "%s: %s  %s%n".formatted(what, code, message);
    }

    private static String document(
            List<StreamState> states,
            Map<StreamName, Run.Counts> totals,
            Map<StreamName, Long> dead,
            PositionStore positions,
            List<ConfigurationChange> refused,
            Map<StreamName, List<Flag>> flags) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode refusals = document.putArray("refused");
        refused.forEach(refusal -> refusals.addObject()
                .put("system", refusal.name())
                .put("since", refusal.at().toString())
                .put("message", refusal.message()));
        ArrayNode streams = document.putArray("streams");
        for (StreamState state : states) {
            Run.Counts counts = totals.getOrDefault(state.stream(), new Run.Counts(0, 0, 0, 0, 0, 0));
            Position position = positions.find(state.stream());
            ObjectNode node = streams.addObject()
                    .put("system", state.stream().system())
                    .put("stream", state.stream().stream())
                    .put("state", word(state))
                    .put(
                            "lastGoodPoll",
                            state.lastGoodPoll() == null
                                    ? null
                                    : state.lastGoodPoll().toString())
                    .put("position", position == null ? null : position.text())
                    .put("read", counts.read())
                    .put("loaded", counts.loaded())
                    .put("unchanged", counts.unchanged())
                    .put("superseded", counts.superseded())
                    .put("dead", counts.dead())
                    .put("skipped", counts.skipped())
                    .put("openLetters", dead.getOrDefault(state.stream(), 0L));
            StreamFlags.put(node, flags.getOrDefault(state.stream(), List.of()));
            if (state.pause() != null) {
                node.put("code", state.pause().code())
                        .put("message", state.pause().message());
            } else if (state.isFailing() && state.failure() != null) {
                node.put("code", state.failure().code())
                        .put("message", state.failure().message());
            }
        }
        return document.toPrettyString();
    }

    private static String word(StreamState state) {
        return state.isPaused() ? "paused" : state.isFailing() ? "waiting" : "up";
    }

    private static String time(Instant at) {
        return at == null ? "never" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String lag(Instant at) {
        if (at == null) {
            return "";
        }
        Duration lag = Duration.between(at, Instant.now());
        return lag.toHours() > 0
                ? lag.toHours() + " h"
                : lag.toMinutes() > 0 ? lag.toMinutes() + " min" : lag.toSeconds() + " s";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
