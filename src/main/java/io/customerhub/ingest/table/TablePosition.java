package io.customerhub.ingest.table;

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
 * Where a table has been read to, in the terms of its database.
 *
 * @param cursor the cursor of the last row, with all its digits; null for a table without cursor
 * @param key the key of the last row; null when only the cursor is known, or a reload came to its end
 * @param source the {@link SourceIdentity} of the source that it was made of, when it was read back; null when it has
 *     none, or has not been committed yet
 */
record TablePosition(@Nullable String cursor, @Nullable String key, @Nullable String source) {

    /** Nothing has been read, or everything has and is read again from the beginning. */
    static final TablePosition START = new TablePosition(null, null);

    private static final FieldPath SOURCE = FieldPath.of("source");

    private static final FieldPath CURSOR = FieldPath.of("cursor");
    private static final FieldPath KEY = FieldPath.of("key");

    /** A position in the source that is being read. */
    TablePosition(@Nullable String cursor, @Nullable String key) {
        this(cursor, key, null);
    }

    /**
     * The position that was committed. One that was made with a cursor when the route now has none, or the other way
     * round, counts as none: everything is read again, which loses nothing.
     *
     * @throws TableFailure (HUB-TABLE-006) when it was not written by this class
     */
    static TablePosition of(TableSource source, @Nullable Position committed) {
        if (committed == null) {
            return START;
        }
        try {
            Content.Tree fields = new PayloadCodec().decode(committed.text().getBytes(StandardCharsets.UTF_8));
            String cursor = fields.text(CURSOR);
            boolean fits = (cursor == null) == (source.cursor() == null);
            return fits ? new TablePosition(cursor, fields.text(KEY), fields.text(SOURCE)) : START;
        } catch (UnreadableException e) {
            throw new TableFailure(
                    "HUB-TABLE-006",
                    source.stream()
                            + ": the committed position is no JSON object, so that nothing is read; run ./hub backfill "
                            + source.stream() + " --reason TEXT to read all again",
                    e);
        }
    }

    /** The same without the source, to be compared with others of the same source. */
    TablePosition here() {
        return source == null ? this : new TablePosition(cursor, key);
    }

    /** The position as it is committed: {@code {"cursor":"...","key":"...","source":"..."}}. */
    Position committed(String identity) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (cursor != null) {
            fields.put("cursor", cursor);
        }
        if (key != null) {
            fields.put("key", key);
        }
        fields.put("source", identity);
        return new Position(new String(new PayloadCodec().encode(fields), StandardCharsets.UTF_8));
    }
}
