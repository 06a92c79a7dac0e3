package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.http.Pause;
import io.customerhub.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/** One pass over an API, batch by batch. Used by one thread. */
public interface RestPoll {

    /**
     * The next batch, or null: then {@link #isComplete()} tells whether all has been read, or the hub wanted the reader to
     * stop. A batch may hold no record and yet move the position.
     *
     * @throws io.customerhub.ingest.rest.http.RestFailure when the poll cannot go on
     */
    @Nullable
    RecordBatch next(Pause pause);

    /** True when all has been read. */
    boolean isComplete();
}
