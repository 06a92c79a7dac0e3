package io.customerhub.ingest;

/**
 * A whole file or page cannot be read, and reading it again would not help: it becomes a dead letter, and the others go
 * on. Never thrown on a bad day (an I/O error, a broken connection): those are plain {@link java.io.IOException}s.
 */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final long row;

    /**
     * A file or page that cannot be read.
     *
     * @param code the stable code, such as {@code HUB-READ-004}
     * @param row the line or row where reading ended, 0 when unknown
     * @param message what was expected, found (never the value itself), and what to do
     */
    public UnreadableException(String code, long row, String message) {
        super(message);
        this.code = code;
        this.row = row;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The line or row where reading ended; 0 when unknown. */
    public long row() {
        return row;
    }
}
