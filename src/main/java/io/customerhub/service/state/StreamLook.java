package io.customerhub.service.state;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.LetterCounts;
import io.customerhub.record.Judgement;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.SeeOverview.Account;
import io.customerhub.service.state.SeeOverview.MinuteRow;
import io.customerhub.service.state.SeeOverview.StreamRow;
import io.customerhub.warehouse.PositionStore;
import io.customerhub.warehouse.Run;
import io.customerhub.warehouse.StreamFigures;
import io.customerhub.warehouse.StreamState;
import io.customerhub.warehouse.StreamStateStore;
import io.customerhub.warehouse.ThroughputStore;
import io.customerhub.warehouse.ThroughputStore.Rate;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks how the streams are. */
final class StreamLook {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration CHART = Duration.ofHours(3);
    private static final int MOST = 50;
    private static final int LARGEST_PAGE = 500;

    private final StreamFigures figures;
    private final StreamStateStore states;
    private final ThroughputStore throughput;
    private final LetterCounts letters;
    private final PositionStore positions;
    private final Clock clock;

    StreamLook(Warehouse warehouse, Clock clock) {
        this.figures = new StreamFigures(warehouse);
        this.states = new StreamStateStore(warehouse);
        this.throughput = new ThroughputStore(warehouse);
        this.letters = new LetterCounts(warehouse);
        this.positions = new PositionStore(warehouse);
        this.clock = clock;
    }

    /** What is known of all streams at one moment. */
    private record Known(
            Instant now,
            Map<StreamName, Rate> rates,
            Map<StreamName, Long> waiting,
            Map<StreamName, LetterCounts.Count> letters,
            Map<StreamName, Judgement> quality,
            Map<StreamName, Double> complete) {}

    private Known known(Instant now) {
        return new Known(
                now,
                throughput.rates(now),
                figures.waiting(),
                letters.byStream(now.minus(DAY)),
                figures.quality(),
                figures.complete());
    }

    SeeOverview.Answer overview() {
        Instant now = clock.instant();
        Known known = known(now);
        List<StreamRow> rows = rows(known);
        Account account = rows.stream().map(StreamRow::account).reduce(Account.of(0, 0, 0, 0, 0, 0), Account::plus);
        return new SeeOverview.Answer(now, rows, account, minutes(now, null));
    }

    private List<StreamRow> rows(Known known) {
        List<StreamFigures.Line> lines = figures.lines(known.now().minus(DAY));
        Map<StreamName, StreamState> now = new java.util.HashMap<>();
        states.all().forEach(state -> now.put(state.stream(), state));
        List<StreamRow> rows = new ArrayList<>();
        for (StreamFigures.Line line : lines) {
            StreamState state = now.getOrDefault(line.stream(), new StreamState(line.stream(), null, null, null));
            rows.add(row(line, state, known));
        }
        return rows;
    }

    private static StreamRow row(StreamFigures.Line line, StreamState state, Known known) {
        StreamName stream = line.stream();
        String word = word(line, state);
        Instant good = state.lastGoodPoll();
        Rate rate = known.rates().getOrDefault(stream, new Rate(0, null));
        LetterCounts.Count count = known.letters().getOrDefault(stream, new LetterCounts.Count(0, 0));
        Judgement quality = known.quality().getOrDefault(stream, Judgement.NONE);
        return new StreamRow(
                stream.toString(),
                word,
                state.pause() != null
                        ? state.pause().code()
                        : word.equals("waiting") && state.failure() != null
                                ? state.failure().code()
                                : null,
                state.pause() != null
                        ? state.pause().message()
                        : word.equals("waiting") && state.failure() != null
                                ? state.failure().message()
                                : null,
                good,
                good == null ? null : Duration.between(good, known.now()).toSeconds(),
                Math.round(rate.now()),
                rate.usual(),
                known.waiting().getOrDefault(stream, 0L),
                count.unfinished(),
                count.fresh(),
                quality.judged() == 0 ? null : (double) quality.valid() / quality.judged(),
                quality.judged(),
                known.complete().get(stream),
                next(word, line.pollSeconds(), good, known.now()),
                account(line.counts()));
    }

    private static String word(StreamFigures.Line line, StreamState state) {
        if (state.isPaused()) {
            return "paused";
        }
        return !line.served() ? "idle" : state.isFailing() ? "waiting" : "up";
    }

    private static @Nullable Instant next(String word, @Nullable Long seconds, @Nullable Instant good, Instant now) {
        if (!word.equals("up") || seconds == null || good == null) {
            return null;
        }
        Instant next = good.plusSeconds(seconds);
        return next.isBefore(now) ? now : next;
    }

    private static Account account(Run.Counts counts) {
        return Account.of(
                counts.read(),
                counts.loaded(),
                counts.unchanged(),
                counts.superseded(),
                counts.dead(),
                counts.skipped());
    }

    private List<MinuteRow> minutes(Instant now, @Nullable StreamName stream) {
        return throughput.minutes(now.minus(CHART), stream).stream()
                .map(minute -> new MinuteRow(
                        minute.minute(),
                        minute.outcome().read(),
                        minute.outcome().loaded(),
                        minute.outcome().dead()))
                .toList();
    }

    ShowStream.Answer show(StreamName stream, boolean withPosition) {
        Instant now = clock.instant();
        StreamFigures.Line line = figures.lines(now.minus(DAY)).stream()
                .filter(one -> one.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> unknown(stream));
        Position position = withPosition ? positions.find(stream) : null;
        StreamFigures.Configured configured = figures.configuration(stream);
        return new ShowStream.Answer(
                now,
                row(line, states.find(stream), known(now)),
                stages(stream, now),
                causes(stream),
                figures.files(stream, MOST).stream().map(StreamLook::file).toList(),
                figures.runs(stream, MOST).stream().map(StreamLook::run).toList(),
                position == null ? null : position.text(),
                line.changeAsked(),
                line.pollSeconds(),
                configured == null
                        ? null
                        : new ShowStream.ConfigurationRow(configured.number(), configured.hash(), configured.since()),
                minutes(now, stream));
    }

    private List<ShowStream.StageRow> stages(StreamName stream, Instant now) {
        return throughput.stages(stream, now.minus(HOUR)).entrySet().stream()
                .map(stage -> new ShowStream.StageRow(
                        stage.getKey(),
                        stage.getValue().batches(),
                        stage.getValue().records(),
                        stage.getValue().quantile(0.5).toNanos() / 1e6,
                        stage.getValue().quantile(0.95).toNanos() / 1e6))
                .sorted(java.util.Comparator.comparingInt(stage -> order(stage.stage())))
                .toList();
    }

    private static int order(String stage) {
        int place = List.of("identify", "map", "cleanse", "standardize", "validate", "load")
                .indexOf(stage);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private List<ShowStream.CauseRow> causes(StreamName stream) {
        return letters.causes(stream, MOST).stream()
                .map(cause -> new ShowStream.CauseRow(
                        cause.fingerprint(),
                        cause.stage(),
                        cause.code(),
                        cause.field(),
                        cause.message(),
                        cause.firstSeen(),
                        cause.lastSeen(),
                        cause.unfinished()))
                .toList();
    }

    ListFiles.Page files(ListFiles request) {
        ShowStream.FileRow last = request.after();
        StreamFigures.ReadFile after = last == null
                ? null
                : new StreamFigures.ReadFile(
                        last.name(), last.bytes(), last.state(), last.records(), last.finishedAt());
        int limit = limit(request.limit());
        List<ShowStream.FileRow> found = figures.files(request.stream(), after, limit + 1).stream()
                .map(StreamLook::file)
                .toList();
        boolean isMore = found.size() > limit;
        return new ListFiles.Page(isMore ? found.subList(0, limit) : found, isMore ? found.get(limit - 1) : null);
    }

    ListRuns.Page runs(ListRuns request) {
        int limit = limit(request.limit());
        List<ShowStream.RunRow> found = figures.runs(request.stream(), request.before(), limit + 1).stream()
                .map(StreamLook::run)
                .toList();
        boolean isMore = found.size() > limit;
        return new ListRuns.Page(
                isMore ? found.subList(0, limit) : found,
                isMore ? found.get(limit - 1).run() : null);
    }

    private static int limit(int asked) {
        return asked <= 0 ? MOST : Math.min(asked, LARGEST_PAGE);
    }

    private static ShowStream.FileRow file(StreamFigures.ReadFile file) {
        return new ShowStream.FileRow(file.name(), file.size(), file.state(), file.records(), file.finishedAt());
    }

    private static ShowStream.RunRow run(StreamFigures.ShortRun run) {
        return new ShowStream.RunRow(
                run.run(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt(),
                run.state(),
                account(run.counts()),
                run.code());
    }

    static RequestException unknown(StreamName stream) {
        return new RequestException(
                Reason.UNKNOWN, "HUB-RUN-023", "there is no stream " + stream + "; the overview lists those that are");
    }
}
