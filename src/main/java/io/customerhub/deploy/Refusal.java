package io.customerhub.deploy;

import io.customerhub.config.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A source system, or what all of them share, whose files have mistakes.
 *
 * @param system the source system; empty for connectors and shared routes
 * @param since when that was seen first
 * @param problems what is wrong, in file order
 * @param goesOn true when what ran before goes on; false when nothing of it runs
 */
public record Refusal(String system, Instant since, List<Problem> problems, boolean goesOn) {

    /** Copies the problems. */
    public Refusal {
        problems = List.copyOf(problems);
    }
}
