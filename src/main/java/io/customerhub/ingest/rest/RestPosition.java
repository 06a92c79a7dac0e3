package io.customerhub.ingest.rest;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an API has been read to.
 *
 * @param since the highest change of the last poll that went through to its last page
 * @param cursor the cursor of the next page of a poll that has not; null between polls
 * @param highest the highest change that this unfinished poll has seen so far
 */
record RestPosition(@Nullable String since, @Nullable String cursor, @Nullable String highest) {

    private static final FieldPath SINCE = FieldPath.of("since");
    private static final FieldPath CURSOR = FieldPath.of("cursor");
    private static final FieldPath HIGHEST = FieldPath.of("highest");

    /**
     * The position that was committed.
     *
     * @throws RestFailure (HUB-REST-007) when it was not written by this class
     */
    static RestPosition of(RestSource source, @Nullable Position committed) {
        if (committed == null) {
            return new RestPosition(null, null, null);
        }
        try {
            Content.Tree fields = new PayloadCodec().decode(committed.text().getBytes(StandardCharsets.UTF_8));
            return new RestPosition(fields.text(SINCE), fields.text(CURSOR), fields.text(HIGHEST));
        } catch (UnreadableException e) {
            throw new RestFailure(
                    "HUB-REST-007",
                    0,
                    source.stream() + ": the committed position is no JSON object; reset it to read all again",
                    e);
        }
    }

    /** The position as it is committed: {@code {"since":"...","cursor":"...","highest":"..."}}. */
    Position committed() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "since", since);
        put(fields, "cursor", cursor);
        put(fields, "highest", highest);
        return new Position(new String(new PayloadCodec().encode(fields), StandardCharsets.UTF_8));
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
