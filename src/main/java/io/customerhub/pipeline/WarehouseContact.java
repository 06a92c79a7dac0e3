package io.customerhub.pipeline;

import io.customerhub.warehouse.WarehouseUnavailableException;

/** Whether the warehouse answers, as those have found who wanted something of it. Safe for use by several threads. */
final class WarehouseContact {

    private final IntakeListener listener;
    private volatile boolean away;

    WarehouseContact(IntakeListener listener) {
        this.listener = listener;
    }

    /** Notes how a stream is doing; left out while the warehouse is away, because the next poll notes it again. */
    void note(Runnable notes) {
        try {
            notes.run();
            back();
        } catch (WarehouseUnavailableException unheard) {
            away(String.valueOf(unheard.getMessage()));
        }
    }

    void away(String message) {
        away = true;
        listener.warehouseAway(message);
    }

    void back() {
        if (away) {
            away = false;
            listener.warehouseBack();
        }
    }

    boolean isAway() {
        return away;
    }
}
