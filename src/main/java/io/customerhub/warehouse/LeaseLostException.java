package io.customerhub.warehouse;

/** Another process has taken over; this one must stop. Nothing was written. */
public final class LeaseLostException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    /** @param message who works on what by now */
    public LeaseLostException(String message) {
        super("HUB-DB-003", message);
    }
}
