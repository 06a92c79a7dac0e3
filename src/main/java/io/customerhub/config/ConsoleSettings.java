package io.customerhub.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the pages for people, and of who may see them.
 *
 * @param port the port of the console and the REST API; 0 takes a free one
 * @param bind the address of that port
 * @param auditHeads the folder for the signed heads of the audit log; null: below the data folder
 */
public record ConsoleSettings(int port, String bind, @Nullable Path auditHeads) {

    /** A free port of this machine, everything else as by default; for tests and short runs. */
    public static ConsoleSettings local() {
        return new ConsoleSettings(0, "127.0.0.1", null);
    }

    /** The same on a free port. */
    public ConsoleSettings withFreePort() {
        return new ConsoleSettings(0, bind, auditHeads);
    }
}
