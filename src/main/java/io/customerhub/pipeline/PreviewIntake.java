package io.customerhub.pipeline;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.ingest.Intake;
import io.customerhub.preview.Preview.Ending;
import io.customerhub.preview.PreviewNotes;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intake of a look at one stream: all others are halted, its position moves in memory only, and it halts as soon as
 * enough has been seen. Safe for use by several threads.
 */
final class PreviewIntake implements Intake {

    private static final List<String> BAD_DAYS = List.of(
            "HUB-REST-01",
            "HUB-TABLE-010",
            "HUB-TABLE-011",
            "HUB-READ-01",
            "HUB-SFTP-001",
            "HUB-SFTP-006",
            "HUB-SFTP-009",
            "HUB-KAFKA-001");

    private final StreamName wanted;
    private final String route;
    private final String configuration;
    private final boolean versioned;
    private final PreviewNotes notes;
    private volatile @Nullable Position position;

    PreviewIntake(StreamConfiguration stream, String route, @Nullable Position start, PreviewNotes notes) {
        this.wanted = stream.stream();
        this.route = route;
        this.configuration = stream.hash();
        this.versioned = stream.mapping().version() != null;
        this.position = start;
        this.notes = notes;
    }

    /** The batch before this position has gone by. */
    void reached(@Nullable Position after) {
        if (after != null) {
            position = after;
        }
    }

    @Override
    public @Nullable Position position(StreamName stream) {
        return position;
    }

    @Override
    public boolean isCommitted(StreamName stream, Position emitted) {
        return emitted.equals(position);
    }

    @Override
    public boolean entersFinishedFiles() {
        return false;
    }

    @Override
    public String route(StreamName stream) {
        return route;
    }

    @Override
    public String configuration(StreamName stream) {
        return configuration;
    }

    @Override
    public boolean isHalted(StreamName stream) {
        return !stream.equals(wanted) || notes.isEnded();
    }

    @Override
    public boolean isLookOnly() {
        return true;
    }

    @Override
    public void pollStarted(StreamName stream) {
        // nobody keeps an account of a look
    }

    /** A look leaves no note behind, so it does not know where an earlier process has ended. */
    @Override
    public boolean mayRead(StreamName stream, String place) {
        return true;
    }

    @Override
    public void pollFinished(StreamName stream) {
        if (stream.equals(wanted)) {
            notes.end(new Ending(Ending.Kind.WHOLE, "", ""));
        }
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        if (stream.equals(wanted)) {
            notes.end(new Ending(isAway(code) ? Ending.Kind.AWAY : Ending.Kind.REFUSED, code, message));
        }
    }

    @Override
    public boolean isVersioned(StreamName stream) {
        return versioned;
    }

    /** Codes of bad days, of which some are whole groups; with all others a person has to act. */
    private static boolean isAway(String code) {
        return BAD_DAYS.stream().anyMatch(code::startsWith);
    }
}
