package io.customerhub.deploy;

import io.customerhub.config.Problem;

/** A route file that Camel does not take. Its source system stays down. */
public final class RouteRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RouteRefusedException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
