package io.customerhub.warehouse;

/** The warehouse refuses what the hub asks: an error of the hub or a schema that does not fit. Waiting does not help. */
public class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    WarehouseException(String code, String message) {
        super(message);
        this.code = code;
    }

    WarehouseException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code, such as {@code HUB-DB-002}. */
    public String code() {
        return code;
    }
}
