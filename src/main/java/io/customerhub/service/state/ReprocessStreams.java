package io.customerhub.service.state;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.access.Told;
import io.customerhub.record.StreamName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes loaded records through the pipeline again as they arrived, under the mapping of today, without asking the source.
 * Versions stay, so nothing older wins.
 *
 * @param streams one or more
 * @param issues only records with an issue of one of these codes; all when empty
 * @param reason why, for those who look later; may be empty
 */
public record ReprocessStreams(List<StreamName> streams, List<String> issues, String reason)
        implements Request<ReprocessStreams.Answer> {

    /** Copies the lists. */
    public ReprocessStreams {
        streams = List.copyOf(streams);
        issues = List.copyOf(issues);
    }

    /** What became of the records, by stream in the order of the request. */
    public record Answer(List<Reprocessed> streams) implements Told {

        /** Copies the list. */
        public Answer {
            streams = List.copyOf(streams);
        }

        @Override
        public Outcome outcome() {
            return Outcome.of(
                            "read",
                            streams.stream().mapToLong(Reprocessed::read).sum())
                    .and(
                            "loaded",
                            streams.stream().mapToLong(Reprocessed::loaded).sum())
                    .and("dead", streams.stream().mapToLong(Reprocessed::dead).sum());
        }
    }

    /**
     * One stream.
     *
     * @param loaded records that are loaded anew
     * @param asTheyWere records that nothing changed for
     * @param dead new dead letters
     */
    public record Reprocessed(StreamName stream, long read, long loaded, long asTheyWere, long dead) {}

    @Override
    public String subject() {
        return streams.stream().map(StreamName::toString).collect(Collectors.joining(", ", "streams ", ""));
    }

    @Override
    public String purpose() {
        return reason;
    }
}
