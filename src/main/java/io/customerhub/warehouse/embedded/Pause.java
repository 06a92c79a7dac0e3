package io.customerhub.warehouse.embedded;

import java.io.IOException;

/** The moment between two looks at something that another process does. */
final class Pause {
    private static final long MILLIS = 20;

    private Pause() {}

    /** @throws IOException when the thread is interrupted; it stays interrupted */
    static void shortly() throws IOException {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
