package io.customerhub.cli;

import io.customerhub.access.Request;
import io.customerhub.config.HubSettings;

/** The warehouse and the gate before its dead letters, for one command. */
final class LetterSession implements AutoCloseable {

    private final Terminal terminal;
    private final OpenWarehouse open;
    private final ShellGate gate;

    LetterSession(Terminal terminal) {
        HubSettings settings = HubCommand.settings(terminal);
        this.terminal = terminal;
        this.open = OpenWarehouse.of(settings);
        this.gate = ShellGate.of(terminal, settings, open.warehouse());
    }

    <A> A perform(Request<A> request) {
        return gate.perform(request);
    }

    /** The highest letter there is, which freezes what a command means. */
    long latest() {
        return gate.latest();
    }

    /** Prints an answer as one JSON document, as the REST API would. */
    void print(Object answer) {
        terminal.out().println(AnswerPrinter.json(answer));
    }

    @Override
    public void close() {
        gate.close();
        open.close();
    }
}
