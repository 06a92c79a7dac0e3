package io.customerhub.alert;

import java.time.Duration;

/** What can be the matter. */
public enum AlertKind {
    /** A cause of dead letters that was not there before, or that had been finished and is back. */
    NEW_GROUP("new-group", "HUB-ALERT-001", Severity.ERROR, Duration.ZERO),
    /** A group of dead letters grows far faster than it usually does. */
    GROWTH("growth", "HUB-ALERT-002", Severity.ERROR, Duration.ofMinutes(5)),
    /** A dead letter has been unfinished for longer than it may be. */
    OLDEST("oldest", "HUB-ALERT-003", Severity.WARNING, Duration.ZERO),
    /** A replay plan has stopped by itself. */
    PLAN_STOPPED("plan-stopped", "HUB-ALERT-004", Severity.ERROR, Duration.ZERO),
    /** A stream gives no record any more. */
    SILENCE("silence", "HUB-ALERT-005", Severity.WARNING, Duration.ZERO),
    /** A stream is read well and gives no record, where it usually gives some. */
    ZERO_ROWS("zero-rows", "HUB-ALERT-006", Severity.WARNING, Duration.ZERO),
    /** The hub has paused a stream, or a person did and has not come back. */
    PAUSED("paused", "HUB-ALERT-007", Severity.ERROR, Duration.ZERO),
    /** A stream brings far more or fewer records than usual. */
    VOLUME("volume", "HUB-ALERT-008", Severity.WARNING, Duration.ZERO),
    /** An attribute comes empty far more or less often than usual. */
    NULL_RATE("null-rate", "HUB-ALERT-009", Severity.WARNING, Duration.ZERO),
    /** The records of a run do not add up: an error of the hub. */
    ACCOUNTING("accounting", "HUB-ALERT-010", Severity.CRITICAL, Duration.ZERO),
    /** The configuration of a source system is refused, and it runs as before or not at all. */
    CONFIGURATION("configuration", "HUB-ALERT-011", Severity.WARNING, Duration.ZERO),
    /** The audit log has been tampered with. */
    AUDIT("audit", "HUB-ALERT-012", Severity.CRITICAL, Duration.ZERO),
    /** Closed dead letters are deleted within the next days. */
    EXPIRING("expiring", "HUB-ALERT-013", Severity.INFO, Duration.ofHours(2)),
    /** A source cannot be reached for a while. */
    AWAY("away", "HUB-ALERT-014", Severity.WARNING, Duration.ZERO),
    /** A person wants to see whether alerts arrive. */
    TEST("test", "HUB-ALERT-015", Severity.CRITICAL, Duration.ZERO),
    /** Another hub than before reads the sources: that one has ended, or lost the warehouse. */
    INTAKE("intake", "HUB-ALERT-016", Severity.WARNING, Duration.ZERO),
    /** What a source has and what the warehouse has differ by too much to be settled without a person. */
    RECONCILIATION("reconciliation", "HUB-ALERT-017", Severity.WARNING, Duration.ZERO),
    /** The routes of alerts are refused: alerts are shown, and reach nobody. */
    UNDELIVERED("undelivered", "HUB-ALERT-018", Severity.CRITICAL, Duration.ZERO);

    private final String word;
    private final String code;
    private final Severity severity;
    private final Duration hold;

    AlertKind(String word, String code, Severity severity, Duration hold) {
        this.word = word;
        this.code = code;
        this.severity = severity;
        this.hold = hold;
    }

    /** How urgent something is. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Somebody should look at it in working hours. */
        WARNING,
        /** Something does not work until somebody looks at it. */
        ERROR,
        /** It cannot wait, not even in quiet hours. */
        CRITICAL
    }

    /** Its name in tables, metrics and on the command line. */
    public String word() {
        return word;
    }

    /** The stable code that {@code hub explain} explains. */
    public String code() {
        return code;
    }

    /** How urgent it is. */
    public Severity severity() {
        return severity;
    }

    /** Whether people who were told are told again when the cause is gone; an announcement and a test just pass. */
    public boolean isToldWhenGone() {
        return this != EXPIRING && this != INTAKE && this != TEST && this != UNDELIVERED;
    }

    /** For how long the cause must not have been seen before it counts as gone. */
    public Duration hold() {
        return hold;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static AlertKind named(String word) {
        for (AlertKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of alert is named '" + word + "'");
    }
}
