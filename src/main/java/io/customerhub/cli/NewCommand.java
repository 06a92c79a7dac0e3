package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.draft.DraftException;
import io.customerhub.draft.DraftRequest;
import io.customerhub.draft.RouteFile;
import io.customerhub.draft.SourceDraft;
import io.customerhub.draft.SourceDrafter;
import io.customerhub.draft.SourceType;
import io.customerhub.ingest.table.TableFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub new}: the files of a new source system, drafted from a sample. */
@Command(name = "new", description = "Drafts something new.", mixinStandardHelpOptions = true)
final class NewCommand {

    private final Terminal terminal;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with those below it. */
    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new NewSourceCommand(terminal));
    }

    /** {@code hub new source}. */
    @Command(
            name = "source",
            description = {
                "Drafts the route, mapping, contract and test of a new source system from a sample of it. It guesses by names"
                        + " and values, says so, and leaves out what the sample cannot prove.",
                "",
                "Examples:",
                "  hub new source loyalty --type csv-file --from-sample /data/loyalty/members-20260101.csv",
                "  hub new source crm --type database-table --from-table contact --url jdbc:postgresql://db/crm --user reader",
                "  hub new source shop --type rest-api --from-openapi shop.yaml --path /customers",
                "",
                "Once more with the same NAME and another table or file: a further stream of that system; its route is added to"
                        + " the route file that is there.",
                ""
            },
            mixinStandardHelpOptions = true)
    static final class NewSourceCommand implements Callable<Integer> {

        private final Terminal terminal;

        @Parameters(paramLabel = "NAME", description = "The source system: small letters, digits, '-' and '_'.")
        private String name;

        @Option(
                names = "--type",
                required = true,
                paramLabel = "TYPE",
                description = "csv-file, json-file, database-table or rest-api.")
        private String type;

        @Option(
                names = "--from-sample",
                paramLabel = "FILE",
                description = "Draft from a file with some records; of an API from one page.")
        private @Nullable Path sample;

        @Option(names = "--from-table", paramLabel = "TABLE", description = "Draft from a table or view.")
        private @Nullable String table;

        @Option(names = "--from-openapi", paramLabel = "FILE", description = "Draft from an OpenAPI 3 file.")
        private @Nullable Path openApi;

        @Option(names = "--path", paramLabel = "PATH", description = "The path of the OpenAPI file to read.")
        private @Nullable String path;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "The JDBC URL of the database, or the address of the API.")
        private @Nullable String url;

        @Option(names = "--user", paramLabel = "USER", description = "The user of the database.")
        private @Nullable String user;

        @Option(
                names = "--password",
                paramLabel = "PASSWORD",
                interactive = true,
                arity = "0..1",
                description =
                        "The password of the database; asked for when nothing follows. HUB_NEW_PASSWORD does as well."
                                + " It is never written.")
        private @Nullable String password;

        @Option(
                names = "--stream",
                paramLabel = "NAME",
                description = "The name of the stream; else that of the file, table or path.")
        private @Nullable String stream;

        @Option(
                names = "--entity",
                paramLabel = "ENTITY",
                description = "customer, sales-order, sales-order-line or service-case; else guessed.")
        private @Nullable String entity;

        @Option(names = "--force", description = "Write over files that are there, with all routes in them.")
        private boolean force;

        @Option(names = "--dry-run", description = "Print the files and write nothing.")
        private boolean dryRun;

        NewSourceCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            HubSettings settings = HubCommand.settings(terminal);
            requireNames();
            SourceDraft draft = draft();
            if (dryRun) {
                draft.files().forEach((file, content) -> {
                    terminal.out().println("--- " + file);
                    terminal.out().println(new String(content, StandardCharsets.UTF_8));
                });
                return ExitCode.GOOD.number();
            }
            write(settings.home(), joined(settings.home(), draft));
            tell(draft);
            return ExitCode.GOOD.number();
        }

        private void requireNames() {
            for (String given : stream == null ? List.of(name) : List.of(name, stream)) {
                if (!given.matches("[a-z][a-z0-9_-]{0,39}")) {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "HUB-NEW-002  found the name '" + given
                                    + "', expected small letters, digits, '-' and '_', at most 40, such as loyalty");
                }
            }
            if (entity != null
                    && !List.of("customer", "sales-order", "sales-order-line", "service-case")
                            .contains(entity)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-NEW-002  there is no entity '" + entity
                                + "'; there are customer, sales-order, sales-order-line, service-case");
            }
        }

        private SourceDraft draft() {
            try {
                SourceType kind = SourceType.named(type);
                SourceType.From from = from(kind);
                String secret = password == null ? terminal.environment().get("HUB_NEW_PASSWORD") : password;
                return SourceDrafter.draft(new DraftRequest(
                        name,
                        stream,
                        entity,
                        kind,
                        from,
                        sample == null ? openApi : sample,
                        table,
                        path,
                        url,
                        user,
                        secret));
            } catch (DraftException refused) {
                throw new CommandFailure(ExitCode.USAGE, refused.getMessage());
            } catch (TableFailure failure) {
                throw new CommandFailure(
                        failure.isConfiguration() ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE,
                        failure.code() + "  " + failure.getMessage());
            } catch (IOException unreadable) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-NEW-003  the file " + (sample == null ? openApi : sample) + " cannot be read ("
                                + unreadable.getClass().getSimpleName() + ")");
            }
        }

        private SourceType.From from(SourceType kind) {
            List<SourceType.From> given = new ArrayList<>();
            if (sample != null) {
                given.add(SourceType.From.SAMPLE);
            }
            if (table != null) {
                given.add(SourceType.From.TABLE);
            }
            if (openApi != null) {
                given.add(SourceType.From.OPENAPI);
            }
            if (given.size() != 1 || !kind.takes(given.get(0))) {
                throw new DraftException("HUB-NEW-001  " + kind.yamlName() + " is drafted from " + kind.options());
            }
            return given.get(0);
        }

        /** A further stream of a system that is there: its route is added to the system's file, which keeps its own. */
        private Map<String, byte[]> joined(Path home, SourceDraft draft) {
            Map<String, byte[]> files = new LinkedHashMap<>(draft.files());
            List<String> there = new ArrayList<>(files.keySet().stream()
                    .filter(file -> Files.exists(home.resolve(file)))
                    .toList());
            String routes = draft.routeFile();
            if (there.contains(routes)) {
                String drafted = new String(draft.files().get(routes), StandardCharsets.UTF_8);
                String together = RouteFile.joined(text(home.resolve(routes)), drafted);
                if (together != null) {
                    there.remove(routes);
                    files.put(routes, together.getBytes(StandardCharsets.UTF_8));
                }
            }
            if (!there.isEmpty() && !force) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-NEW-008  these files are there already: " + String.join(", ", there)
                                + "; nothing was written. Give another name with --stream, or --force to write over them");
            }
            return files;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(file + " could not be read", failure);
            }
        }

        private void write(Path home, Map<String, byte[]> files) {
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = home.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                    terminal.out().println(file.getKey());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("the files could not be written", failure);
            }
        }

        private void tell(SourceDraft draft) {
            if (draft.records() > 0) {
                terminal.say("\nOf %,d records of the sample %,d would be loaded under this draft."
                        .formatted(draft.records(), draft.loaded()));
            }
            terminal.say("What was guessed is marked in the files. To know:");
            draft.notes().forEach(note -> terminal.say("  - " + note));
            terminal.say(
                    """

                    What to do next:
                      ./hub check --only %1$s
                      ./hub preview %2$s
                      ./hub test %1$s
                      ./hub run --only %1$s --once"""
                            .formatted(draft.stream().system(), draft.stream()));
        }
    }
}
