package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.access.Request;
import io.customerhub.config.HubSettings;
import io.customerhub.identity.CreatedToken;
import io.customerhub.service.identity.OwnRequests.CreateToken;
import io.customerhub.service.identity.OwnRequests.ListTokens;
import io.customerhub.service.identity.OwnRequests.RevokeToken;
import io.customerhub.service.identity.OwnRequests.Token;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub token}: API tokens of users. */
@Command(
        name = "token",
        description = "API tokens, with which programs use the REST API for a user, within scopes and for a while.",
        footer = {"", "Example: hub token list --user wang.li"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {

    private final Terminal terminal;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "list",
            description = "Shows the tokens of a user, never the secrets.",
            footer = {"", "Example: hub token list --user wang.li"},
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--user", paramLabel = "NAME", required = true, description = "Whose.") String user,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        List<Token> tokens = perform(new ListTokens(user)).tokens();
        terminal.out().print(json ? document(tokens) + "\n" : table(tokens));
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "create",
            description = "Makes a token and prints it on stdout, this once.",
            footer = {
                "",
                "Example: hub token create --user wang.li --label 'nightly report' --scope hub:state:see --days 30"
            },
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--user", paramLabel = "NAME", required = true, description = "For whom.") String user,
            @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What it is for.")
                    String label,
            @Option(
                            names = "--scope",
                            paramLabel = "PERMISSION",
                            required = true,
                            description = "Such as hub:state:see; may be given several times.")
                    List<String> scopes,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "90",
                            description = "How long it works, at most 366. Default: ${DEFAULT-VALUE}.")
                    int days) {
        CreatedToken made = perform(new CreateToken(user, label, scopes, days));
        terminal.out().println(made.token());
        terminal.say("Token " + made.id() + " of " + user + " works until " + seconds(made.expiresAt())
                + ". It is shown this once; keep it where secrets are kept.");
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "revoke",
            description = "Ends a token at once.",
            footer = {"", "Example: hub token revoke --user wang.li 12"},
            mixinStandardHelpOptions = true)
    int revoke(
            @Option(names = "--user", paramLabel = "NAME", required = true, description = "Whose.") String user,
            @Parameters(paramLabel = "NUMBER", description = "From hub token list.") long id) {
        perform(new RevokeToken(user, id));
        terminal.say("Token " + id + " of " + user + " does not work any more.");
        return ExitCode.GOOD.number();
    }

    private <A> A perform(Request<A> request) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            return gate.perform(request);
        }
    }

    private static String table(List<Token> tokens) {
        TextTable table = new TextTable(">number", "label", "state", "scopes", "until", "last use", "from");
        for (Token token : tokens) {
            table.row(
                    String.valueOf(token.id()),
                    token.label(),
                    token.state(),
                    String.join(", ", token.scopes()),
                    seconds(token.expiresAt()),
                    token.usedAt() == null ? "never" : seconds(token.usedAt()),
                    token.usedFrom());
        }
        return table.text();
    }

    private static String document(List<Token> tokens) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode all = document.putArray("tokens");
        for (Token token : tokens) {
            ObjectNode node = all.addObject()
                    .put("id", token.id())
                    .put("label", token.label())
                    .put("state", token.state())
                    .put("createdAt", token.createdAt().toString())
                    .put("expiresAt", token.expiresAt().toString())
                    .put("usedAt", text(token.usedAt()))
                    .put("usedFrom", token.usedFrom());
            token.scopes().forEach(node.putArray("scopes")::add);
        }
        return document.toPrettyString();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
