package io.customerhub.ingest.rest;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an API has been read to.
 *
 * @param since the highest change of the last pass that went through to its last page
 * @param underway what is known of a pass that has not; null between passes
 */
record RestPosition(@Nullable String since, @Nullable Underway underway) {

    /**
     * A pass that is not through.
     *
     * @param cursor the cursor or address of its next page, of parents when there are parents; null for the first
     * @param parent the key of the last parent whose children have all been read, or null
     * @param highest the highest change seen so far, or null
     * @param begun when it began: what changed later may have been read before, so that the position stays behind it
     * @param read how many records were read so far
     */
    record Underway(
            @Nullable String cursor, @Nullable String parent, @Nullable String highest, Instant begun, long read) {}

    /** Nothing has been read. */
    static final RestPosition START = new RestPosition(null, null);

    /**
     * The position that was committed.
     *
     * @param now when a pass began of which the position does not say it
     * @throws RestFailure (HUB-REST-007) when it was not written by this class
     */
    static RestPosition of(StreamName stream, @Nullable Position committed, Instant now) {
        if (committed == null) {
            return START;
        }
        try {
            Content.Tree fields = new PayloadCodec().decode(committed.text().getBytes(StandardCharsets.UTF_8));
            String cursor = text(fields, "cursor");
            String parent = text(fields, "parent");
            String begun = text(fields, "begun");
            String read = text(fields, "read");
            Underway underway = cursor == null && parent == null
                    ? null
                    : new Underway(
                            cursor,
                            parent,
                            text(fields, "highest"),
                            begun == null ? now : Instant.parse(begun),
                            read == null ? 0 : Long.parseLong(read));
            return new RestPosition(text(fields, "since"), underway);
        } catch (UnreadableException | DateTimeException | NumberFormatException e) {
            throw new RestFailure(
                    "HUB-REST-007",
                    0,
                    stream + ": the committed position is not one of this connector, so that nothing is read; run"
                            + " ./hub backfill " + stream + " --reason TEXT to read all again",
                    e);
        }
    }

    /** The same, asked from another change; a pass that is not through began now at the latest. */
    RestPosition from(String change, Instant now) {
        Underway going = underway;
        return new RestPosition(
                change,
                going == null || !going.begun().isAfter(now)
                        ? going
                        : new Underway(going.cursor(), going.parent(), going.highest(), now, going.read()));
    }

    /** The position as it is committed: {@code {"since":"...","cursor":"...","highest":"..."}} and so on. */
    Position committed() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "since", since);
        if (underway != null) {
            put(fields, "cursor", underway.cursor());
            put(fields, "parent", underway.parent());
            put(fields, "highest", underway.highest());
            put(fields, "begun", underway.begun().toString());
            put(fields, "read", underway.read());
        }
        return new Position(new String(new PayloadCodec().encode(fields), StandardCharsets.UTF_8));
    }

    private static @Nullable String text(Content.Tree fields, String name) {
        return fields.text(FieldPath.of(name));
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
