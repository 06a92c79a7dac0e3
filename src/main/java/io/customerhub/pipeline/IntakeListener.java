package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.ConfigurationChange;
import java.time.Duration;

/** Hears how the intake goes: for progress, metrics and reports. Called by the threads that read; must be quick. */
public interface IntakeListener {

    /** Hears nothing. */
    IntakeListener SILENT = new IntakeListener() {};

    /** A batch has been committed. */
    default void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {}

    /**
     * A stage before the last is done with a batch.
     *
     * @param records how many records went in
     */
    default void staged(StreamName stream, String stage, int records, Duration duration) {}

    /** A poll has read all there was. */
    default void pollFinished(StreamName stream) {}

    /** A bad day ended a poll; it will be tried again. */
    default void pollFailed(StreamName stream, String code, String message) {}

    /** The stream waits for a person. */
    default void paused(StreamName stream, String code, String message) {}

    /** The source has a field that neither mapping nor contract names; told once per stream, field and start. */
    default void newField(StreamName stream, String field) {}

    /** The configuration of the running hub has changed, or a change was refused; not told of the start. */
    default void configured(ConfigurationChange change) {}

    /** A source system was refused when the hub started; nothing of it runs. */
    default void refusedAtStart(ConfigurationChange refusal) {}

    /** The warehouse does not answer; the batch waits. */
    default void warehouseAway(String message) {}

    /** The warehouse answers again. */
    default void warehouseBack() {}
}
