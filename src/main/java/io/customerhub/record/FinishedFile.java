package io.customerhub.record;

import java.time.Instant;

/**
 * A file that has been read to its end.
 *
 * @param name its name within the drop folder
 * @param size in bytes
 * @param modified when it was last changed
 * @param digest what tells the content
 * @param configuration what it was read under
 * @param records how many records and rejections it held
 */
public record FinishedFile(
        String name, long size, Instant modified, String digest, String configuration, long records) {}
