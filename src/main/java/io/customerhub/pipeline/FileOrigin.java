package io.customerhub.pipeline;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the files of a drop directory come from, when that is not the directory itself. Used by one thread. */
interface FileOrigin {

    /** The source system writes into the directory itself. */
    FileOrigin HERE = new FileOrigin() {
        @Override
        public Arrival bring() {
            return Arrival.ALL;
        }

        @Override
        public void settle(String name, long size, Instant modified, boolean read) {
            // what becomes of the file in the directory is all there is
        }

        @Override
        public void leave() {
            // nothing was opened
        }

        @Override
        public boolean isElsewhere() {
            return false;
        }
    };

    /**
     * What has been brought.
     *
     * @param more whether there is more to bring at once
     * @param fresh whether there is something that may still be written
     * @param code the stable code of what was in the way, empty without a message
     * @param message what was in the way, or null
     */
    record Arrival(boolean more, boolean fresh, String code, @Nullable String message) {
        static final Arrival ALL = new Arrival(false, false, "", null);
    }

    /** Brings what is due into the directory, before a look at it. */
    Arrival bring();

    /**
     * A file has been dealt with and that is durable: settles it where it came from. May be called again for the same
     * file.
     *
     * @param read false when the file is a dead letter
     * @throws IOException on a bad day
     */
    void settle(String name, long size, Instant modified, boolean read) throws IOException;

    /** The look has ended. */
    void leave();

    /** True when the files in the directory are copies, which are not kept once they have been read. */
    boolean isElsewhere();
}
