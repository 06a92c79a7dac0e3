package io.customerhub.warehouse;

/** Another hub has taken over; this one must stop reading. Nothing was written. */
public final class LeaseLostException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(String message) {
        super("HUB-DB-003", message);
    }
}
