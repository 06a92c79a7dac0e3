package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.draft.DraftException;
import io.customerhub.draft.DraftRequest;
import io.customerhub.draft.SourceDraft;
import io.customerhub.draft.SourceDrafter;
import io.customerhub.draft.SourceType;
import io.customerhub.ingest.sftp.SftpFailure;
import io.customerhub.ingest.table.TableFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub new}: the files of a new source system, drafted from a sample. */
@Command(
        name = "new",
        description = "Drafts something new.",
        footer = {"", "Example: hub new source loyalty --type csv-file --from-sample members.csv"},
        mixinStandardHelpOptions = true)
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
                "  hub new source erp --type xlsx-file --from-sample /data/erp/customers-2026.xlsx",
                "  hub new source erp --type sftp-file --from-sample sftp://hub@sftp.example.com/out/customers-2026.csv --password",
                "  hub new source desk --type webhook --from-sample post.json --stream requesters",
                "  hub new source core --type kafka-topic --from-sample messages.jsonl --url kafka://kafka1:9092/core.customers",
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
                description =
                        "csv-file, json-file, xlsx-file, sftp-file, database-table, rest-api, webhook or kafka-topic.")
        private String type;

        @Option(
                names = "--from-sample",
                paramLabel = "FILE",
                description =
                        "Draft from a file with some records, which may be sftp://user@host/directory/file; of an API from"
                                + " one page, of a webhook or topic from one or more messages.")
        private @Nullable String sample;

        @Option(names = "--from-table", paramLabel = "TABLE", description = "Draft from a table or view.")
        private @Nullable String table;

        @Option(names = "--from-openapi", paramLabel = "FILE", description = "Draft from an OpenAPI 3 file.")
        private @Nullable Path openApi;

        @Option(names = "--path", paramLabel = "PATH", description = "The path of the OpenAPI file to read.")
        private @Nullable String path;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description =
                        "The JDBC URL of the database, or the address of the API, of the directory (sftp://user@host/directory)"
                                + " or of the topic (kafka://host:9092/topic).")
        private @Nullable String url;

        @Option(names = "--user", paramLabel = "USER", description = "The user of the database or SFTP server.")
        private @Nullable String user;

        @Option(
                names = "--password",
                paramLabel = "PASSWORD",
                interactive = true,
                arity = "0..1",
                description =
                        "The password of database or SFTP server, or what opens the key; asked for when nothing follows. HUB_NEW_PASSWORD does as well."
                                + " It is never written.")
        private @Nullable String password;

        @Option(names = "--key-file", paramLabel = "FILE", description = "The private key for the SFTP server.")
        private @Nullable Path keyFile;

        @Option(
                names = "--known-hosts",
                paramLabel = "FILE",
                description = "The keys of known SFTP servers; else ~/.ssh/known_hosts.")
        private @Nullable Path knownHosts;

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
            new DraftFiles(settings.home(), force, terminal).write(draft);
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
                        file(),
                        remote(),
                        table,
                        path,
                        url,
                        user,
                        secret,
                        keyFile,
                        knownHosts));
            } catch (DraftException refused) {
                throw new CommandFailure(ExitCode.USAGE, refused.getMessage());
            } catch (TableFailure failure) {
                throw new CommandFailure(
                        failure.isConfiguration() ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE,
                        failure.code() + "  " + failure.getMessage());
            } catch (SftpFailure failure) {
                throw new CommandFailure(
                        failure.isForPerson() ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE,
                        failure.code() + "  " + failure.getMessage());
            } catch (IOException unreadable) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-NEW-003  the file " + (sample == null ? openApi : sample) + " cannot be read ("
                                + unreadable.getClass().getSimpleName() + ")");
            }
        }

        private boolean isRemote() {
            return sample != null && sample.startsWith("sftp://");
        }

        private @Nullable URI remote() {
            try {
                return isRemote() ? URI.create(String.valueOf(sample)) : null;
            } catch (IllegalArgumentException wrong) {
                throw new DraftException("HUB-NEW-006  found an address that is none, expected one such as"
                        + " sftp://hub@sftp.example.com/outgoing/customers.csv");
            }
        }

        private @Nullable Path file() {
            return sample == null ? openApi : isRemote() ? null : Path.of(sample);
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

        private void tell(SourceDraft draft) {
            if (draft.records() > 0) {
                terminal.say("\nOf %,d records of the sample %,d would be loaded under this draft."
                        .formatted(draft.records(), draft.loaded()));
            }
            terminal.say("What was guessed is marked in the files. To know:");
            draft.notes().forEach(note -> terminal.say("  - " + note));
            String system = draft.stream().system();
            boolean isPosted = type.equals(SourceType.WEBHOOK.yamlName());
            boolean hasTest = draft.files().keySet().stream().anyMatch(file -> file.endsWith(".test.yaml"));
            terminal.say("\nWhat to do next:\n  ./hub check " + system + "\n  ./hub preview " + draft.stream()
                    + (isPosted ? " --from-sample " + sample : "") + (hasTest ? "\n  ./hub test " + system : "")
                    + "\n  ./hub run --only " + system + (isPosted ? "" : " --once"));
        }
    }
}
