package io.customerhub.service.state;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every stream is, what became of all records of the last 24 hours, and the pace of the last three hours. */
public record SeeOverview() implements Request<SeeOverview.Answer> {

    /**
     * The overview.
     *
     * @param at when it was looked at
     * @param streams each stream that was ever read, by name
     * @param account the sum over all streams
     * @param minutes the minutes of the last three hours in which anything was committed, oldest first
     */
    public record Answer(Instant at, List<StreamRow> streams, Account account, List<MinuteRow> minutes) {

        /** Copies the lists. */
        public Answer {
            streams = List.copyOf(streams);
            minutes = List.copyOf(minutes);
        }
    }

    /**
     * One stream at a glance.
     *
     * @param stream system/stream
     * @param state {@code up}, {@code waiting} for its source, {@code paused}, or {@code idle} when no route reads it
     * @param code why it waits or is paused, or null
     * @param message the same for people, in English, or null
     * @param lastGoodPoll when the source was last read to its end, or null
     * @param lagSeconds how long ago that was, or null
     * @param recordsLastHour records read in the last hour
     * @param recordsUsualHour records read in an hour of the week before, or null when it is younger than that
     * @param waiting records loaded and not matched yet; at 100,000 in all counting ends
     * @param lettersOpen dead letters that somebody still has to finish
     * @param lettersNew dead letters that came in the last 24 hours
     * @param valid which share of the values that were judged on its latest day was valid, from 0 to 1; null when nothing was
     *     judged
     * @param judged how many values that were; 0 when nothing was judged
     * @param complete which share of its attributes had a value on its latest day, from 0 to 1, or null
     * @param nextPoll when its source is asked next, or null when it is pushed to, paused, idle or waiting
     * @param account what became of the records of the last 24 hours
     */
    public record StreamRow(
            String stream,
            String state,
            @Nullable String code,
            @Nullable String message,
            @Nullable Instant lastGoodPoll,
            @Nullable Long lagSeconds,
            long recordsLastHour,
            @Nullable Double recordsUsualHour,
            long waiting,
            long lettersOpen,
            long lettersNew,
            @Nullable Double valid,
            long judged,
            @Nullable Double complete,
            @Nullable Instant nextPoll,
            Account account) {}

    /**
     * What became of records.
     *
     * @param read records that the sources yielded
     * @param balanced true when all the others add up to that; false is an error of the hub
     */
    public record Account(
            long read, long loaded, long unchanged, long superseded, long dead, long skipped, boolean balanced) {

        static Account of(long read, long loaded, long unchanged, long superseded, long dead, long skipped) {
            return new Account(
                    read,
                    loaded,
                    unchanged,
                    superseded,
                    dead,
                    skipped,
                    read == loaded + unchanged + superseded + dead + skipped);
        }

        Account plus(Account other) {
            Account sum = of(
                    read + other.read,
                    loaded + other.loaded,
                    unchanged + other.unchanged,
                    superseded + other.superseded,
                    dead + other.dead,
                    skipped + other.skipped);
            // two errors must not make up for one another
            return balanced && other.balanced ? sum : sum.broken();
        }

        private Account broken() {
            return new Account(read, loaded, unchanged, superseded, dead, skipped, false);
        }
    }

    /**
     * What was committed in a minute.
     *
     * @param minute its beginning
     */
    public record MinuteRow(Instant minute, long read, long loaded, long dead) {}

    @Override
    public String subject() {
        return "hub";
    }
}
