package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.config.HubSettings;
import io.customerhub.service.identity.UserRequests.AddUser;
import io.customerhub.service.identity.UserRequests.DisableUser;
import io.customerhub.service.identity.UserRequests.EnableUser;
import io.customerhub.service.identity.UserRequests.EndAllSessions;
import io.customerhub.service.identity.UserRequests.EndUserSessions;
import io.customerhub.service.identity.UserRequests.ListUsers;
import io.customerhub.service.identity.UserRequests.PasswordCode;
import io.customerhub.service.identity.UserRequests.ResetPassword;
import io.customerhub.service.identity.UserRequests.SetRoles;
import io.customerhub.service.identity.UserRequests.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub user}: who may sign in at the console and use the REST API. */
@Command(
        name = "user",
        description = "Users of the console and the REST API, and their roles: reader, operator, engineer, steward,"
                + " privacy-officer, auditor, admin.",
        footer = {"", "Example: hub user add wang.li --role operator"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand {

    private final Terminal terminal;

    UserCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "list",
            description = "Shows all users.",
            footer = {"", "Example: hub user list"},
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print one JSON document.") boolean json) {
        List<User> users = perform(new ListUsers()).users();
        terminal.out().print(json ? document(users) + "\n" : table(users));
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "add",
            description =
                    "Adds a user and prints a code on stdout, with which the person sets the password within a day.",
            footer = {"", "Example: hub user add wang.li --role operator --shown-name 'Wang Li'"},
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "2 to 64 of a to z, digits, '.', '_', '-', '@'.")
                    String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "May be given several times.")
                    List<String> roles,
            @Option(names = "--shown-name", paramLabel = "TEXT", description = "The name for people.") @Nullable
                    String shownName) {
        return tell(perform(new AddUser(name, shownName, roles)));
    }

    @Command(
            name = "roles",
            description = "Gives a user these roles and no others.",
            footer = {"", "Example: hub user roles wang.li operator steward"},
            mixinStandardHelpOptions = true)
    int roles(
            @Parameters(paramLabel = "NAME", description = "Whose.") String name,
            @Parameters(paramLabel = "ROLE", arity = "1..*", description = "All that the user has from now on.")
                    List<String> roles) {
        perform(new SetRoles(name, roles));
        return said(name + " has the roles " + String.join(", ", roles) + ".");
    }

    @Command(
            name = "disable",
            description = "Lets a user sign in no more; sessions and tokens end at once.",
            footer = {"", "Example: hub user disable wang.li"},
            mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "NAME", description = "Whom.") String name) {
        perform(new DisableUser(name));
        return said(name + " may not sign in any more.");
    }

    @Command(
            name = "enable",
            description = "Lets a user sign in again.",
            footer = {"", "Example: hub user enable wang.li"},
            mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "NAME", description = "Whom.") String name) {
        perform(new EnableUser(name));
        return said(name + " may sign in again.");
    }

    @Command(
            name = "reset",
            description =
                    "Takes the password of a user away, ends the sessions, and prints a code on stdout with which the"
                            + " person sets a new one within a day.",
            footer = {"", "Example: hub user reset wang.li"},
            mixinStandardHelpOptions = true)
    int reset(@Parameters(paramLabel = "NAME", description = "Whose.") String name) {
        return tell(perform(new ResetPassword(name)));
    }

    @Command(
            name = "end-sessions",
            description = "Signs a user out everywhere, or everybody; whoever may, can sign in again at once.",
            footer = {"", "Example: hub user end-sessions wang.li"},
            mixinStandardHelpOptions = true)
    int endSessions(
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "Whose.") @Nullable String name,
            @Option(names = "--all", description = "Of everybody, as after an incident.") boolean all) {
        if (all == (name != null)) {
            throw new CommandFailure(ExitCode.USAGE, "name a user or write --all: hub user end-sessions wang.li");
        }
        Outcome ended = perform(name == null ? new EndAllSessions() : new EndUserSessions(name));
        return said(ended.figures().get("sessions") + " sessions were ended.");
    }

    private <A> A perform(Request<A> request) {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            return gate.perform(request);
        }
    }

    private int tell(PasswordCode code) {
        terminal.out().println(code.code());
        return said(code.name() + " sets the password with this code on the sign-in page of the console, until "
                + seconds(code.expiresAt()) + ". It works once; give it to nobody else.");
    }

    private int said(String line) {
        terminal.say(line);
        return ExitCode.GOOD.number();
    }

    private static String table(List<User> users) {
        TextTable table =
                new TextTable("name", "shown as", "roles", "state", "last sign-in", ">sessions", ">tokens", "added by");
        for (User user : users) {
            table.row(
                    user.name(),
                    user.shownName(),
                    String.join(", ", user.roles()),
                    state(user),
                    seconds(user.signedInAt()),
                    String.valueOf(user.sessions()),
                    String.valueOf(user.tokens()),
                    user.createdBy());
        }
        return table.text();
    }

    private static String state(User user) {
        return user.isDisabled()
                ? "disabled"
                : user.issuer() != null ? "by OpenID" : user.hasPassword() ? "active" : "has no password yet";
    }

    private static String document(List<User> users) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode all = document.putArray("users");
        for (User user : users) {
            ObjectNode node = all.addObject()
                    .put("name", user.name())
                    .put("shownName", user.shownName())
                    .put("issuer", user.issuer())
                    .put("state", state(user))
                    .put("createdAt", user.createdAt().toString())
                    .put("createdBy", user.createdBy())
                    .put(
                            "signedInAt",
                            user.signedInAt() == null ? null : user.signedInAt().toString())
                    .put("sessions", user.sessions())
                    .put("tokens", user.tokens());
            user.roles().forEach(node.putArray("roles")::add);
        }
        return document.toPrettyString();
    }

    private static String seconds(@Nullable Instant at) {
        return at == null ? "never" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
