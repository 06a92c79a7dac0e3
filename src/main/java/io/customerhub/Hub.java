package io.customerhub;

import io.customerhub.cli.HubCommand;
import io.customerhub.cli.Terminal;

/** Starts Customer Hub: {@code hub --help} tells the commands. */
public final class Hub {

    private Hub() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(HubCommand.run(Terminal.ofProcess(), arguments));
    }
}
