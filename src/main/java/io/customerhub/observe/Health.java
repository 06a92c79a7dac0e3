package io.customerhub.observe;

import io.customerhub.arrival.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the hub is at this moment.
 *
 * @param warehouse true when the warehouse answers
 * @param intake true when this process holds the lease of the intake; false while it waits for another hub
 * @param streams each stream, in name order
 */
public record Health(boolean warehouse, boolean intake, List<StreamHealth> streams) {

    /** True when every part works; a stream that an operator must look at makes the hub not ready. */
    public boolean ready() {
        return warehouse && intake && streams.stream().allMatch(stream -> stream.state() == StreamState.UP);
    }

    /**
     * How one stream is.
     *
     * @param stream its name
     * @param state what it does
     * @param lastGoodPoll ISO 8601 time of the last poll that read all there was, or null
     * @param code why it is not up, as a stable code, or null
     * @param message the same in words, without personal data, or null
     * @param refused that its files have mistakes, while it goes on as they were before: since when and what to do; or null
     * @param flags what is unusual about its arrivals, which leaves it ready; null when nothing is
     */
    public record StreamHealth(
            String stream,
            StreamState state,
            @Nullable String lastGoodPoll,
            @Nullable String code,
            @Nullable String message,
            @Nullable String refused,
            @Nullable List<Flag> flags) {

        /** The same without flags. */
        public StreamHealth(
                String stream,
                StreamState state,
                @Nullable String lastGoodPoll,
                @Nullable String code,
                @Nullable String message,
                @Nullable String refused) {
            this(stream, state, lastGoodPoll, code, message, refused, null);
        }

        /** The same with what is unusual about its arrivals. */
        public StreamHealth withFlags(List<Flag> raised) {
            return new StreamHealth(
                    stream, state, lastGoodPoll, code, message, refused, raised.isEmpty() ? null : List.copyOf(raised));
        }

        /** The same with the mark that its files have mistakes. */
        public StreamHealth withRefused(String mark) {
            return new StreamHealth(stream, state, lastGoodPoll, code, message, mark, flags);
        }
    }

    /** What a stream does. */
    public enum StreamState {
        /** It polls its source. */
        UP,
        /** Its last poll failed; it will be asked again. */
        WAITING,
        /** It was paused and waits for a person. */
        PAUSED,
        /** Its configuration was refused. */
        REFUSED
    }
}
