package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.PositionChanges.Kind;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for a change of a position and lifts the pause that asked for it. */
final class PositionMove {

    private static final Set<String> ASKING =
            Set.of("HUB-TABLE-006", "HUB-TABLE-013", "HUB-TABLE-014", "HUB-REST-007", "HUB-REST-027");

    private final Terminal terminal;

    PositionMove(Terminal terminal) {
        this.terminal = terminal;
    }

    int ask(String stream, Kind kind, @Nullable String position, String reason) {
        HubSettings settings = HubCommand.settings(terminal);
        StreamName name = Actor.stream(stream);
        if (reason.isBlank()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--reason says why, for those who look later; it must not be empty");
        }
        if (position != null) {
            requireObject(position);
        }
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            new PositionChanges(open.warehouse()).request(name, kind, position, reason.strip(), Actor.of(terminal));
            StreamStateStore states = new StreamStateStore(open.warehouse());
            StreamState.Pause pause = states.find(name).pause();
            if (pause != null && ASKING.contains(pause.code())) {
                states.resume(name);
            }
            terminal.say("The change takes effect at the beginning of the next poll of " + name
                    + (pause == null || ASKING.contains(pause.code())
                            ? "."
                            : ", which is paused: ./hub resume " + name + " lets it go on."));
            return ExitCode.GOOD.number();
        }
    }

    private static void requireObject(String position) {
        try {
            new PayloadCodec().decode(position.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "a position is a JSON object as ./hub position show prints it, such as"
                            + " {\"cursor\":\"2026-01-31T08:00:00Z\"}");
        }
    }
}
