package io.customerhub.cli;

/** How a command ended. The numbers are stable; scripts may rely on them. */
public enum ExitCode {
    /** All is well. */
    GOOD(0),
    /** It failed; the message says why. */
    FAILED(1),
    /** The command line was wrong. */
    USAGE(2),
    /** A route, mapping, contract or setting was refused. */
    CONFIGURATION(3),
    /** The warehouse or the hub could not be reached. */
    UNREACHABLE(4),
    /** Tests beside a route failed. */
    TESTS_FAILED(5),
    /** It finished, and there is something to look at: dead letters, a paused stream. */
    FINDINGS(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }
}
