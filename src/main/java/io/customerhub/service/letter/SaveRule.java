package io.customerhub.service.letter;

import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mending rule into the mapping of a stream, so that records need not be mended any more. Comments and layout of the
 * file stay; the project is checked before and after, and a file that would have a problem is left as it is.
 *
 * @param stream the stream
 * @param rule the rule
 */
public record SaveRule(StreamName stream, MendingRule rule) implements Request<SaveRule.Saved> {

    @Override
    public String subject() {
        return "stream " + stream;
    }

    /**
     * What came of it.
     *
     * @param isWritten true when a file was changed
     * @param file the file that was changed, relative to the project; null when none was
     * @param line the line that was changed or added, counted from 1; 0 when none was
     * @param before the line as it was; empty when it was added
     * @param after the line as it is
     * @param words what was done, or why nothing was and what comes nearest
     * @param problems what the check of the project found in the file as it would have been; empty when it was written
     */
    public record Saved(
            boolean isWritten,
            @Nullable String file,
            int line,
            String before,
            String after,
            String words,
            List<String> problems) {}
}
