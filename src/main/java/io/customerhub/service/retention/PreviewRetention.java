package io.customerhub.service.retention;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which closed dead letters are deleted within the next days. Unfinished ones never are.
 *
 * @param days how many days, from 0 (what has expired already) to 3650; null: 7
 */
public record PreviewRetention(@Nullable Integer days) implements Request<PreviewRetention.Answer> {

    /**
     * What expires.
     *
     * @param until until when
     * @param letters how many in all
     * @param groups the same by stream and state
     */
    public record Answer(Instant until, long letters, List<Group> groups) {

        /** Copies the list. */
        public Answer {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Letters of one stream and state.
     *
     * @param stream system/stream
     * @param state how they were closed: {@code resolved}, {@code dismissed} or {@code superseded}
     * @param letters how many
     * @param files those of them that were whole files in {@code .failed}, which go with them
     * @param first when the first of them expires
     * @param last when the last of them does
     */
    public record Group(String stream, String state, long letters, long files, Instant first, Instant last) {}

    @Override
    public String subject() {
        return "closed dead letters";
    }
}
