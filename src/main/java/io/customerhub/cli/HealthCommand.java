package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub health}: asks the running hub on this machine; made for container health checks. */
@Command(
        name = "health",
        description =
                "Asks the hub that runs on this machine whether it lives, or with --ready whether all streams are up.",
        footer = {"", "Example: hub health --ready"},
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Terminal terminal;

    @Option(names = "--ready", description = "Ask for readiness instead of liveness.")
    private boolean ready;

    HealthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        URI address = URI.create("http://127.0.0.1:" + settings.port() + "/health/" + (ready ? "ready" : "live"));
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            terminal.out().println(answer.body());
            return answer.statusCode() == 200 ? ExitCode.GOOD.number() : ExitCode.FAILED.number();
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "HUB-OBS-002  no hub answers at " + address + "; start one with ./hub run, or set HUB_PORT");
        }
    }
}
