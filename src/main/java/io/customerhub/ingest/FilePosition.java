package io.customerhub.ingest;

import io.customerhub.record.FinishedFile;
import io.customerhub.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream of files has been read to: so many records of one file. Known by content, so that a file that was
 * renamed resumes and one that was replaced does not.
 */
final class FilePosition {

    private final Map<String, Object> file;
    private final SourceFile source;
    private final String configuration;

    FilePosition(SourceFile file, String configuration) {
        this.source = file;
        this.configuration = configuration;
        this.file = new LinkedHashMap<>();
        this.file.put("file", file.name());
        this.file.put("size", file.size());
        this.file.put("modified", file.modified().toString());
        this.file.put("digest", file.digest());
        this.file.put("configuration", configuration);
    }

    /**
     * The position after so many records and rejections.
     *
     * @param end whether that is surely the end of the file
     */
    Position after(long records, boolean end) {
        Map<String, Object> fields = new LinkedHashMap<>(file);
        fields.put("records", records);
        FinishedFile finished = end
                ? new FinishedFile(
                        source.name(), source.size(), source.modified(), source.digest(), configuration, records)
                : null;
        return new Position(new String(new PayloadCodec().encode(fields), StandardCharsets.UTF_8), finished);
    }

    /** How many records a committed position is into this file; 0 when it is of other content or configuration. */
    long recordsOf(@Nullable Position committed) {
        if (committed == null) {
            return 0;
        }
        Map<String, Object> fields;
        try {
            fields = new PayloadCodec()
                    .decode(committed.text().getBytes(StandardCharsets.UTF_8))
                    .fields();
        } catch (UnreadableException e) {
            return 0; // the stream was read by another kind of connector before
        }
        boolean same = file.get("digest").equals(fields.get("digest"))
                && file.get("size").equals(fields.get("size"))
                && file.get("configuration").equals(fields.get("configuration"));
        return same && fields.get("records") instanceof Long records ? records : 0;
    }
}
