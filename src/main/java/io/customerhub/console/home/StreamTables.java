package io.customerhub.console.home;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.state.SeeOverview;
import io.customerhub.service.state.SeeOverview.MinuteRow;
import io.customerhub.service.state.SeeOverview.StreamRow;
import io.customerhub.service.state.ShowStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of streams as tables in the language of the page. */
final class StreamTables {

    private static final Duration CHART = Duration.ofHours(3);

    private final PageContext page;

    StreamTables(PageContext page) {
        this.page = page;
    }

    /** The address of the page of a stream. */
    static String path(String stream) {
        int slash = stream.indexOf('/');
        return "/streams/" + PageContext.encoded(stream.substring(0, slash)) + "/"
                + PageContext.encoded(stream.substring(slash + 1));
    }

    Table streams(List<StreamRow> streams) {
        Table.Builder table = Table.of("streams", page.text("overview.streams"))
                .column("stream", page.text("stream.name"), Kind.WORD)
                .column("state", page.text("stream.state"), Kind.WORD)
                .column("lastGoodPoll", page.text("stream.last-good-poll"), Kind.TIME)
                .column("lag", page.text("stream.lag"), Kind.SPAN)
                .column("recordsLastHour", page.text("stream.rate-now"), Kind.NUMBER)
                .column("recordsUsualHour", page.text("stream.rate-usual"), Kind.NUMBER)
                .column("waiting", page.text("stream.waiting"), Kind.NUMBER)
                .column("lettersOpen", page.text("stream.letters-open"), Kind.NUMBER)
                .column("lettersNew", page.text("stream.letters-new"), Kind.NUMBER)
                .column("valid", page.text("stream.valid"), Kind.SHARE)
                .column("judged", page.text("stream.judged"), Kind.NUMBER)
                .column("nextPoll", page.text("stream.next-poll"), Kind.TIME)
                .column("balanced", page.text("account.balanced"), Kind.WORD);
        streams.forEach(stream -> table.row(row(stream)));
        return table.build();
    }

    private List<Cell> row(StreamRow stream) {
        return List.of(
                Cell.link(stream.stream(), path(stream.stream())),
                state(stream),
                clock(stream.lastGoodPoll()),
                Cell.of(span(stream.lagSeconds())),
                Cell.of(stream.recordsLastHour()),
                Cell.of(stream.recordsUsualHour() == null ? null : (double) Math.round(stream.recordsUsualHour())),
                Cell.of(stream.waiting()),
                letters(stream),
                Cell.of(stream.lettersNew()).marked(stream.lettersNew() > 0 ? "warn" : ""),
                quality(stream),
                Cell.of(stream.judged()),
                clock(stream.nextPoll()),
                balanced(stream.account()));
    }

    /** A share of nothing is none. */
    private Cell quality(StreamRow stream) {
        return stream.judged() == 0 ? Cell.of(page.text("stream.not-judged")) : Cell.of(stream.valid());
    }

    /** A time of today without its day, since the table is wide. */
    private Cell clock(@Nullable Instant time) {
        boolean isToday = time != null
                && time.truncatedTo(ChronoUnit.DAYS).equals(page.now().truncatedTo(ChronoUnit.DAYS));
        return isToday ? Cell.shown(time, page.time(time).substring("2026-01-31T".length())) : Cell.of(time);
    }

    private Cell letters(StreamRow stream) {
        Cell cell = Cell.of(stream.lettersOpen()).marked(stream.lettersOpen() > 0 ? "warn" : "");
        return stream.lettersOpen() > 0
                ? cell.to("/dead-letters?stream=" + PageContext.encoded(stream.stream()))
                : cell;
    }

    /** The state in words and a mark; why it is so stands on the page of the stream. */
    Cell state(StreamRow stream) {
        String mark =
                switch (stream.state()) {
                    case "up" -> "good";
                    case "paused" -> "bad";
                    case "waiting" -> "warn";
                    default -> "";
                };
        return Cell.shown(stream.state(), page.word("stream.is", stream.state()))
                .marked(mark);
    }

    private Cell balanced(SeeOverview.Account account) {
        return Cell.shown(account.balanced(), page.text(account.balanced() ? "account.adds-up" : "account.broken"))
                .marked(account.balanced() ? "good" : "bad");
    }

    /** Every minute of the last three hours, those without a batch as zero. */
    Table minutes(List<MinuteRow> minutes, Instant at) {
        Table.Builder table = Table.of("throughput", page.text("overview.throughput"))
                .column("minute", page.text("chart.minute"), Kind.TIME)
                .column("read", page.text("account.read"), Kind.NUMBER)
                .column("loaded", page.text("account.loaded"), Kind.NUMBER)
                .column("dead", page.text("account.dead"), Kind.NUMBER);
        if (minutes.isEmpty()) {
            return table.build();
        }
        Map<Instant, MinuteRow> known = new HashMap<>();
        minutes.forEach(minute -> known.put(minute.minute(), minute));
        Instant last = at.truncatedTo(ChronoUnit.MINUTES);
        for (Instant minute = last.minus(CHART); !minute.isAfter(last); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            MinuteRow row = known.getOrDefault(minute, new MinuteRow(minute, 0, 0, 0));
            table.row(Cell.of(minute), Cell.of(row.read()), Cell.of(row.loaded()), Cell.of(row.dead()));
        }
        return table.build();
    }

    Table stages(List<ShowStream.StageRow> stages) {
        Table.Builder table = Table.of("stages", page.text("stream.stages"))
                .column("stage", page.text("stage.name"), Kind.WORD)
                .column("batches", page.text("stage.batches"), Kind.NUMBER)
                .column("records", page.text("stage.records"), Kind.NUMBER)
                .column("medianMillis", page.text("stage.median"), Kind.NUMBER)
                .column("slowMillis", page.text("stage.slow"), Kind.NUMBER);
        stages.forEach(stage -> table.row(
                Cell.shown(stage.stage(), page.word("stage.is", stage.stage())),
                Cell.of(stage.batches()),
                Cell.of(stage.records()),
                Cell.of(stage.medianMillis()),
                Cell.of(stage.slowMillis())));
        return table.build();
    }

    Table causes(List<ShowStream.CauseRow> causes) {
        Table.Builder table = Table.of("causes", page.text("stream.causes"))
                .column("code", page.text("cause.code"), Kind.CODE)
                .column("stage", page.text("stage.name"), Kind.WORD)
                .column("field", page.text("cause.field"), Kind.CODE)
                .column("message", page.text("cause.message"), Kind.SENTENCE)
                .column("unfinished", page.text("cause.unfinished"), Kind.NUMBER)
                .column("firstSeen", page.text("cause.first-seen"), Kind.TIME)
                .column("lastSeen", page.text("cause.last-seen"), Kind.TIME);
        causes.forEach(cause -> table.row(
                Cell.link(cause.code(), "/dead-letters/groups/" + PageContext.encoded(cause.fingerprint())),
                Cell.shown(cause.stage(), page.word("stage.is", cause.stage())),
                Cell.of(cause.field()),
                Cell.said(page, cause.code(), cause.message()),
                Cell.of(cause.unfinished()),
                Cell.of(cause.firstSeen()),
                Cell.of(cause.lastSeen())));
        return table.build();
    }

    Table files(List<ShowStream.FileRow> files) {
        Table.Builder table = Table.of("files", page.text("stream.files"))
                .column("name", page.text("file.name"), Kind.CODE)
                .column("state", page.text("stream.state"), Kind.WORD)
                .column("records", page.text("file.records"), Kind.NUMBER)
                .column("bytes", page.text("file.bytes"), Kind.NUMBER)
                .column("finishedAt", page.text("file.finished"), Kind.TIME);
        files.forEach(file -> table.row(
                Cell.of(file.name()),
                Cell.shown(file.state(), page.word("file.is", file.state()))
                        .marked(file.state().equals("unreadable") ? "bad" : ""),
                Cell.of(file.records()),
                Cell.of(file.bytes()),
                Cell.of(file.finishedAt())));
        return table.build();
    }

    Table runs(List<ShowStream.RunRow> runs) {
        Table.Builder table = Table.of("runs", page.text("stream.runs"))
                .column("run", page.text("run.number"), Kind.CODE)
                .column("startedAt", page.text("run.started"), Kind.TIME)
                .column("took", page.text("run.took"), Kind.SPAN)
                .column("state", page.text("stream.state"), Kind.WORD)
                .column("read", page.text("account.read"), Kind.NUMBER)
                .column("loaded", page.text("account.loaded"), Kind.NUMBER)
                .column("unchanged", page.text("account.unchanged"), Kind.NUMBER)
                .column("superseded", page.text("account.superseded"), Kind.NUMBER)
                .column("dead", page.text("account.dead"), Kind.NUMBER)
                .column("skipped", page.text("account.skipped"), Kind.NUMBER)
                .column("balanced", page.text("account.balanced"), Kind.WORD)
                .column("startedBy", page.text("run.by"), Kind.WORD)
                .column("code", page.text("cause.code"), Kind.CODE);
        runs.forEach(run -> table.row(List.of(
                Cell.of(String.valueOf(run.run())),
                Cell.of(run.startedAt()),
                Cell.of(run.endedAt() == null ? null : Duration.between(run.startedAt(), run.endedAt())),
                Cell.shown(run.state(), page.word("run.is", run.state()))
                        .marked(run.state().equals("failed") ? "warn" : ""),
                Cell.of(run.account().read()),
                Cell.of(run.account().loaded()),
                Cell.of(run.account().unchanged()),
                Cell.of(run.account().superseded()),
                Cell.of(run.account().dead()),
                Cell.of(run.account().skipped()),
                balanced(run.account()),
                Cell.of(run.startedBy()),
                Cell.of(run.code()))));
        return table.build();
    }

    private static @Nullable Duration span(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
