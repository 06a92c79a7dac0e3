package io.customerhub.service.retention;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.retention.Expiring;
import io.customerhub.deadletter.retention.Retention;
import io.customerhub.deadletter.retention.RetentionRun;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The actions on the retention of dead letters. */
public final class RetentionActions {

    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 3_650;
    private static final int USUAL_RUNS = 100;
    private static final int MOST_RUNS = 500;

    private final Retention retention;
    private final Clock clock;

    /** Actions on the letters of a warehouse, at the times of this clock. */
    public RetentionActions(Warehouse warehouse, Clock clock) {
        this.retention = new Retention(warehouse);
        this.clock = clock;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "retention.preview",
                        PreviewRetention.class,
                        PreviewRetention.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Which closed dead letters are deleted within the next days",
                        (caller, request) -> preview(request)),
                new Action<>(
                        "retention.list",
                        ListRetention.class,
                        ListRetention.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "How many dead letters were deleted because their time was over",
                        (caller, request) -> list(request)),
                new Action<>(
                        "retention.sweep",
                        SweepRetention.class,
                        Outcome.class,
                        Permission.LETTERS_DECIDE,
                        Effect.CHANGE,
                        "Delete closed dead letters whose time is over now, not within the hour",
                        (caller, request) -> sweep()));
    }

    private Outcome sweep() {
        Retention.Swept swept = retention.sweep(clock.instant());
        return Outcome.of("letters", swept.letters()).and("files", swept.files());
    }

    private PreviewRetention.Answer preview(PreviewRetention request) {
        int days = request.days() == null ? USUAL_DAYS : request.days();
        if (days < 0 || days > MOST_DAYS) {
            throw invalid("found " + days + " days, expected 0 to " + MOST_DAYS);
        }
        Instant until = clock.instant().plus(Duration.ofDays(days));
        List<Expiring> expiring = retention.expiring(until);
        return new PreviewRetention.Answer(
                until,
                expiring.stream().mapToLong(Expiring::letters).sum(),
                expiring.stream()
                        .map(one -> new PreviewRetention.Group(
                                one.stream(), one.state(), one.letters(), one.files(), one.first(), one.last()))
                        .toList());
    }

    private ListRetention.Answer list(ListRetention request) {
        int limit = request.limit() == null ? USUAL_RUNS : request.limit();
        if (limit < 1 || limit > MOST_RUNS) {
            throw invalid("found the limit " + limit + ", expected 1 to " + MOST_RUNS);
        }
        List<RetentionRun> runs = retention.runs(limit, request.before() == null ? Long.MAX_VALUE : request.before());
        return new ListRetention.Answer(
                runs.stream()
                        .map(run -> new ListRetention.Run(
                                run.id(),
                                run.stream(),
                                run.state(),
                                run.startedAt(),
                                run.endedAt(),
                                run.letters(),
                                run.files(),
                                run.filesDeleted()))
                        .toList(),
                runs.size() == limit ? runs.get(limit - 1).id() : null);
    }

    private static RequestException invalid(String message) {
        return new RequestException(Reason.INVALID, "HUB-DL-060", message);
    }
}
