package io.customerhub.service.state;

import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one stream.
 *
 * @param stream the stream
 */
public record ShowStream(StreamName stream) implements Request<ShowStream.Answer> {

    /**
     * The stream.
     *
     * @param at when it was looked at
     * @param row the stream at a glance
     * @param stages how its stages did in the last hour, in their order
     * @param causes the causes of its unfinished dead letters, the most frequent first, at most 50
     * @param files the files that were read last, newest first, at most 50
     * @param runs its latest runs, newest first, at most 50
     * @param position where it has been read to; null when nowhere yet, and for callers who may not control streams, since
     *     it may hold the key of a record
     * @param changeAsked since when a change of the position waits for the next poll, or null
     * @param pollSeconds how often its source is asked, or null when it pushes
     * @param configuration the mapping and contract of its latest run, or null when there was none
     * @param minutes the minutes of the last three hours in which anything was committed, oldest first
     */
    public record Answer(
            Instant at,
            SeeOverview.StreamRow row,
            List<StageRow> stages,
            List<CauseRow> causes,
            List<FileRow> files,
            List<RunRow> runs,
            @Nullable String position,
            @Nullable Instant changeAsked,
            @Nullable Long pollSeconds,
            @Nullable ConfigurationRow configuration,
            List<SeeOverview.MinuteRow> minutes) {

        /** Copies the lists. */
        public Answer {
            stages = List.copyOf(stages);
            causes = List.copyOf(causes);
            files = List.copyOf(files);
            runs = List.copyOf(runs);
            minutes = List.copyOf(minutes);
        }
    }

    /**
     * A stage.
     *
     * @param records how many records went in
     * @param medianMillis the time that half of the batches did not exceed, within 10 percent
     * @param slowMillis the time that 95 of 100 batches did not exceed, within 10 percent
     */
    public record StageRow(String stage, long batches, long records, double medianMillis, double slowMillis) {}

    /**
     * A cause of dead letters.
     *
     * @param fingerprint names it
     * @param message what is wrong, in English
     */
    public record CauseRow(
            String fingerprint,
            String stage,
            String code,
            @Nullable String field,
            String message,
            Instant firstSeen,
            @Nullable Instant lastSeen,
            long unfinished) {}

    /**
     * A file.
     *
     * @param state {@code done}, {@code unreadable} or {@code duplicate}
     */
    public record FileRow(String name, long bytes, String state, long records, Instant finishedAt) {}

    /**
     * A run.
     *
     * @param state {@code running}, {@code finished}, {@code failed}, {@code interrupted} or {@code paused}
     * @param code why it ended so, or null
     */
    public record RunRow(
            long run,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            SeeOverview.Account account,
            @Nullable String code) {}

    /**
     * Mapping and contract.
     *
     * @param number rises with each change
     * @param hash tells it from others
     * @param since when it was used first
     */
    public record ConfigurationRow(int number, String hash, Instant since) {}

    @Override
    public String subject() {
        return "stream " + stream;
    }
}
