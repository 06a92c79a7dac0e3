package io.customerhub.acceptance;

import io.customerhub.record.StreamName;
import java.util.List;

/**
 * What became of a case.
 *
 * @param stream the stream
 * @param file the test file as an engineer would type it
 * @param name the case; built-in ones by their name
 * @param builtIn true when nobody wrote it
 * @param outcome how it ended
 * @param seconds how long it took
 * @param differences what was not as expected
 * @param remark why it was left out, what is missing in the hub, or what was written; empty for nothing
 */
public record CaseResult(
        StreamName stream,
        String file,
        String name,
        boolean builtIn,
        Outcome outcome,
        double seconds,
        List<Difference> differences,
        String remark) {

    /** How a case ended. */
    public enum Outcome {
        /** All was as expected. */
        PASSED,
        /** Something was not. */
        FAILED,
        /** The expected records have been written anew. */
        UPDATED,
        /** The test file leaves it out, with a reason. */
        SKIPPED,
        /** The hub cannot do this yet, which is known; it does not fail the tests. */
        GAP
    }
}
