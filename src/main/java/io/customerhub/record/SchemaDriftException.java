package io.customerhub.record;

/**
 * The source has changed its shape so that a stream cannot be read any more: its key, its version or a mapped field is
 * gone from whole files or pages. That is no matter of single records: the stream must pause with one alert, nothing may
 * be acknowledged, and no dead letters may be made.
 */
public final class SchemaDriftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;

    /**
     * @param code {@code HUB-DRIFT-001} for the key, {@code HUB-DRIFT-002} for the version, {@code HUB-DRIFT-003} for
     *     mapped fields
     * @param field the source field that is gone
     * @param message what is gone, what is there instead and what to do
     */
    public SchemaDriftException(String code, String field, String message) {
        super(code + "  " + message);
        this.code = code;
        this.field = field;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The source field that is gone. */
    public String field() {
        return field;
    }
}
