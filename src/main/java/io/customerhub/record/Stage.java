package io.customerhub.record;

/**
 * One step of the pipeline, compiled for one stream: a pure function from batch to batch. It never throws for a bad
 * record; such a record becomes a {@link Rejection} inside the result. A stage is safe for use by several threads.
 */
@FunctionalInterface
public interface Stage {

    /** The batch after this step; the given batch stays as it is. */
    RecordBatch apply(RecordBatch batch);
}
