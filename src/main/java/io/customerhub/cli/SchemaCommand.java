package io.customerhub.cli;

import io.customerhub.acceptance.spec.TestFileSchema;
import io.customerhub.config.ConfigurationSchema;
import io.customerhub.config.NearestName;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub schema}: what the files and the sources look like. */
@Command(
        name = "schema",
        description = "Where sources differ from their contracts, and JSON Schemas of the hub's files, for editors.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: hub schema diff crm/contacts"},
        mixinStandardHelpOptions = true)
final class SchemaCommand {

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** With the commands below it. */
    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new Json(terminal))
                .addSubcommand(new SchemaDiffCommand(terminal))
                .addSubcommand(new SchemaAcceptCommand(terminal));
    }

    /** {@code hub schema json}. */
    @Command(
            name = "json",
            description = {
                "Prints the JSON Schema of mapping, contract, codes, matching or test files, or writes all into schema/. An editor with a YAML",
                "language server completes keys and shows mistakes when the first line of a file is",
                "  # yaml-language-server: $$schema=../../schema/mapping.schema.json"
            },
            footer = {"", "Example: hub schema json mapping > mapping.schema.json"},
            mixinStandardHelpOptions = true)
    static final class Json implements Callable<Integer> {

        private final Terminal terminal;

        @Parameters(
                paramLabel = "KIND",
                arity = "0..1",
                description = "mapping, contract, codes, matching or test; all of them with --write.")
        private String kind;

        @Option(names = "--write", description = "Write into schema/ of the project instead of printing.")
        private boolean write;

        Json(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            List<Schema> wanted = wanted();
            if (write) {
                Path home = HubCommand.settings(terminal).home();
                wanted.forEach(schema -> write(home, schema));
            } else if (wanted.size() == 1) {
                terminal.out().print(wanted.get(0).text());
            } else {
                throw new CommandFailure(
                        ExitCode.USAGE, "HUB-EXP-002  say which schema: " + kinds() + "; or --write for all of them");
            }
            return ExitCode.GOOD.number();
        }

        private List<Schema> wanted() {
            if (kind == null) {
                return Schema.ALL;
            }
            List<Schema> wanted = Schema.ALL.stream()
                    .filter(schema -> schema.kind().equals(kind))
                    .toList();
            if (wanted.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-EXP-002  there is no schema '" + kind + "', expected one of " + kinds()
                                + NearestName.hint(
                                        kind,
                                        Schema.ALL.stream().map(Schema::kind).toList()));
            }
            return wanted;
        }

        private static String kinds() {
            return Schema.ALL.stream().map(Schema::kind).collect(Collectors.joining(", "));
        }

        private void write(Path home, Schema schema) {
            Path file = home.resolve(schema.file());
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, schema.text());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            terminal.out().println(schema.file());
        }
    }

    /** One kind of file: the word before {@code .yaml} in its names, where a project keeps the schema, and its text. */
    private record Schema(String kind, String file, String text) {

        static final List<Schema> ALL = Stream.concat(
                        Arrays.stream(ConfigurationSchema.values())
                                .map(schema ->
                                        new Schema(schema.kind(), schema.file(), schema.text(Standardizers.types()))),
                        Stream.of(new Schema("test", "schema/test.schema.json", TestFileSchema.text())))
                .toList();
    }
}
