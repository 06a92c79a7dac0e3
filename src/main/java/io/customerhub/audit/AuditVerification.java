package io.customerhub.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log is as it was written.
 *
 * @param entries how many entries fit, from the first one on
 * @param heads how many signed heads agree with them
 * @param newestHead when the newest of those heads was signed; entries after it could be cut without a trace; null when
 *     there is none
 * @param findings what is wrong, the first bad entry first; empty when all fits
 * @param unguarded what does not keep entries from being changed in this database; no sign of tampering by itself
 */
public record AuditVerification(
        long entries, long heads, @Nullable Instant newestHead, List<Finding> findings, List<String> unguarded) {

    /** Copies the lists. */
    public AuditVerification {
        findings = List.copyOf(findings);
        unguarded = List.copyOf(unguarded);
    }

    /** What is wrong with the log. */
    public enum Kind {
        /** An entry is not as it was written, or stands where another stood. */
        CHANGED,
        /** An entry is gone. */
        MISSING,
        /** The end of the log is gone: a signed head names a later entry. */
        CUT,
        /** The log was written anew: a signed head names another hash. */
        REWRITTEN,
        /** A head that nobody signed, or not with a key of the data folder. */
        HEAD_UNSIGNED,
        /** The key that could check an entry is not in the data folder. */
        KEY_MISSING
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param sequence the entry concerned; for a cut, the first one that is gone; for a head, the entry it names
     * @param message for people
     */
    public record Finding(Kind kind, long sequence, String message) {}

    /** True when nothing is wrong with the entries and heads. */
    public boolean isSound() {
        return findings.isEmpty();
    }
}
