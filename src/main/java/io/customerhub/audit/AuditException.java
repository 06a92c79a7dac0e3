package io.customerhub.audit;

/** Nothing can be noted as things stand: the key of the log is missing or another. Waiting does not help. */
public final class AuditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    AuditException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The stable code, such as {@code HUB-AUD-001}. */
    public String code() {
        return code;
    }
}
