package io.customerhub.ingest;

import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a connector may ask of the hub and must tell it. Safe for use by several threads. */
public interface Intake {

    /** The committed position of a stream, or null when nothing has been read yet. */
    @Nullable
    Position position(StreamName stream);

    /** True when the batch before this position was the last of the stream that this hub has committed. */
    boolean isCommitted(StreamName stream, Position position);

    /** True when a file that ends at a position is entered into the ledger of files together with that position. */
    boolean entersFinishedFiles();

    /** The id of the route that reads the stream; {@code system-stream} when no route is known. */
    String route(StreamName stream);

    /**
     * A short text that changes whenever the mapping or contract of the stream changes, so that a file that has been
     * read is read again under the new rules; empty when nothing is known of the stream.
     */
    String configuration(StreamName stream);

    /**
     * True when the connector must not begin another batch of this stream: the hub is stopping, or the stream is
     * paused. A reader then ends, leaving its file or page to be read again from the committed position.
     */
    boolean isHalted(StreamName stream);

    /**
     * What a reader asks at each batch boundary: false when the stream is halted. While the configuration of the stream is
     * being exchanged, for milliseconds, it waits here, so that no tick and no rest of a poll is lost.
     */
    default boolean mayGoOn(StreamName stream) {
        return !isHalted(stream);
    }

    /**
     * True when the stream is only looked at: a connector then neither moves, marks, deletes nor acknowledges anything at
     * the source, nor notes anywhere what it has read.
     */
    default boolean isLookOnly() {
        return false;
    }

    /** The source is asked that often, as long as nothing goes wrong; told once by each connector that polls. */
    default void polledEvery(StreamName stream, Duration every) {}

    /** A poll of the stream begins. Calling it again before the poll has ended changes nothing. */
    void pollStarted(StreamName stream);

    /**
     * The connector is about to read: should the hub itself end meanwhile, it is known at the next start where it was.
     * A reader that can lay aside what it cannot read asks before each batch.
     *
     * @param place where it reads on, the same each time it comes there again; without personal data
     * @return false when the hub has ended here again and again, so that this must not be read once more
     */
    boolean mayRead(StreamName stream, String place);

    /** All that the source had to give at this poll has been read and committed: the last good poll is now. */
    void pollFinished(StreamName stream);

    /**
     * The poll could not be finished because of a bad day; the source will be asked again.
     *
     * @param code the stable code of the cause
     * @param message what went wrong and where, without secrets or personal data
     */
    void pollFailed(StreamName stream, String code, String message);

    /**
     * Waiting does not help any more: the stream is left alone until a person resumes it or its configuration changes.
     *
     * @param code the stable code of the cause
     * @param message what went wrong and who must do what, without secrets or personal data
     */
    default void pause(StreamName stream, String code, String message) {
        pollFailed(stream, code, message);
    }

    /** True when the mapping of the stream names a field that orders the versions of a record. */
    default boolean isVersioned(StreamName stream) {
        return false;
    }

    /** The stream is pushed to by its source whenever that likes, so that there is no first poll to wait for. */
    default void pushed(StreamName stream) {}
}
