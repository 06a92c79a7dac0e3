package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the streams that are read from files have their drop directories. Safe for use by several threads. */
public final class DropDirectories {

    private final Map<StreamName, Path> directories = new ConcurrentHashMap<>();

    /** The stream is read from this directory. */
    void put(StreamName stream, Path directory) {
        directories.put(stream, directory);
    }

    /** The directory of a stream that this hub reads; null when it reads none for it. */
    public @Nullable Path find(StreamName stream) {
        return directories.get(stream);
    }
}
