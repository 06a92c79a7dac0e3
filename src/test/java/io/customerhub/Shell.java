package io.customerhub;

import io.customerhub.cli.HubCommand;
import io.customerhub.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands of the hub in this JVM, as a shell would. */
public final class Shell {

    private final Map<String, String> environment;

    /** A shell with these environment variables and no others. */
    public Shell(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What a command printed, and its exit code. */
    public record Result(int exit, String out, String err) {}

    /** Runs {@code hub} with these arguments and nothing on stdin. */
    public Result hub(String... arguments) {
        return hubReading("", arguments);
    }

    /** Runs {@code hub} with these arguments and this text on stdin. */
    public Result hubReading(String stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false);
        int exit = HubCommand.run(terminal, arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
