package io.customerhub.acceptance.source;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;

/** What a test gives to its source cannot be used, such as a row that does not fit its column. */
public final class FixtureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FixtureException(Place place, String message) {
        this(new Problem(place, ProblemCode.TEST_SOURCE.code(), message.replace('\n', ' ')));
    }

    FixtureException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** A stream that cannot be tested. */
    public static FixtureException ofStream(Place place, String message) {
        return new FixtureException(new Problem(place, ProblemCode.TEST_STREAM.code(), message));
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
