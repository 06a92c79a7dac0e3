package io.customerhub.access;

import org.jspecify.annotations.Nullable;

/** Keeps each change with its result, so that whoever clicked can look up what came of it. */
public interface Operations {

    /** A change begins; gives its number. */
    long begin(Caller caller, String action, String subject, String purpose);

    /** It ended well. */
    void done(long operation, Outcome outcome);

    /** It did not: the stable code or kind of failure, and a message without personal data. */
    void failed(long operation, String code, @Nullable String message);
}
