package io.customerhub.resolution;

/** Nothing can be matched before a person has changed something; the message says what. */
public final class MatchingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message with its code, for operators */
    public MatchingRefusedException(String message) {
        super(message);
    }
}
