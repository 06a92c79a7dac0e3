package io.customerhub.service.state;

import io.customerhub.service.state.ReprocessStreams.Reprocessed;
import java.util.List;

/** A pipeline that takes loaded records through the stages again. */
@FunctionalInterface
public interface Reprocessing {

    /**
     * What became of the records of each stream.
     *
     * @param actor who asks, for the runs that come to be
     * @throws IllegalArgumentException when a stream has no sound mapping
     */
    List<Reprocessed> of(ReprocessStreams request, String actor);
}
