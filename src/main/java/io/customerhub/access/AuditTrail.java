package io.customerhub.access;

import org.jspecify.annotations.Nullable;

/** Where the gate notes who did what. What cannot be noted is not done. */
public interface AuditTrail {

    /**
     * One entry.
     *
     * @param caller who
     * @param action the name of the action
     * @param subject about what; without personal data
     * @param purpose why, or empty
     * @param result how far it came
     * @param operation the operation that it belongs to, or 0
     * @param detail the code of a refusal or the figures of an outcome; without personal data; or null
     */
    record Entry(
            Caller caller,
            String action,
            String subject,
            String purpose,
            Result result,
            long operation,
            @Nullable String detail) {}

    /** How far an action came. */
    enum Result {
        /** It is about to be done. */
        ASKED,
        /** It was done, or shown. */
        DONE,
        /** It could not be done. */
        FAILED,
        /** The caller may not. */
        REFUSED
    }

    /**
     * Notes an entry durably.
     *
     * @throws RuntimeException when it cannot be noted
     */
    void note(Entry entry);
}
