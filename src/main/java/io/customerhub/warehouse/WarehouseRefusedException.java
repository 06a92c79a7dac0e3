package io.customerhub.warehouse;

/** The settings of the warehouse are wrong: waiting does not help, a person must set something else. */
public final class WarehouseRefusedException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    WarehouseRefusedException(String code, String message) {
        super(code, message);
    }

    WarehouseRefusedException(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
