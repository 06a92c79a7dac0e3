package io.customerhub.warehouse;

/**
 * A bad day: the warehouse is away, read-only, out of space or too busy. The caller waits and writes the same batch
 * under the same number again; it takes effect and is counted once, even when the first attempt was committed unheard.
 */
public final class WarehouseUnavailableException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    WarehouseUnavailableException(String message, Throwable cause) {
        super("HUB-DB-001", message, cause);
    }
}
