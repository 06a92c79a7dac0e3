package io.customerhub.cli;

import io.customerhub.config.ConfigurationSchema;
import io.customerhub.config.NearestName;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub schema}: what the files and the sources look like. */
@Command(
        name = "schema",
        description = "JSON Schemas of the hub's files, for editors.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class SchemaCommand {

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** With the commands below it. */
    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new Json(terminal));
    }

    /** {@code hub schema json}. */
    @Command(
            name = "json",
            description = {
                "Prints the JSON Schema of mapping or contract files, or writes all into schema/. An editor with a YAML",
                "language server completes keys and shows mistakes when the first line of a file is",
                "  # yaml-language-server: $$schema=../../schema/mapping.schema.json"
            },
            footer = {"", "Example: hub schema json mapping > mapping.schema.json"},
            mixinStandardHelpOptions = true)
    static final class Json implements Callable<Integer> {

        private final Terminal terminal;

        @Parameters(paramLabel = "KIND", arity = "0..1", description = "mapping or contract; all of them with --write.")
        private String kind;

        @Option(names = "--write", description = "Write into schema/ of the project instead of printing.")
        private boolean write;

        Json(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            List<ConfigurationSchema> wanted = wanted();
            if (write) {
                Path home = HubCommand.settings(terminal).home();
                wanted.forEach(schema -> write(home, schema));
            } else if (wanted.size() == 1) {
                terminal.out().print(wanted.get(0).text(Standardizers.types()));
            } else {
                throw new CommandFailure(
                        ExitCode.USAGE, "HUB-EXP-002  say which schema: " + kinds() + "; or --write for all of them");
            }
            return ExitCode.GOOD.number();
        }

        private List<ConfigurationSchema> wanted() {
            List<ConfigurationSchema> all = Arrays.asList(ConfigurationSchema.values());
            if (kind == null) {
                return all;
            }
            List<ConfigurationSchema> wanted = new ArrayList<>(all);
            wanted.removeIf(schema -> !schema.kind().equals(kind));
            if (wanted.isEmpty()) {
                List<String> kinds = all.stream().map(ConfigurationSchema::kind).toList();
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "HUB-EXP-002  there is no schema '" + kind + "', expected one of " + kinds()
                                + NearestName.hint(kind, kinds));
            }
            return wanted;
        }

        private static String kinds() {
            return String.join(
                    ", ",
                    Arrays.stream(ConfigurationSchema.values())
                            .map(ConfigurationSchema::kind)
                            .toList());
        }

        private void write(Path home, ConfigurationSchema schema) {
            Path file = home.resolve(schema.file());
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, schema.text(Standardizers.types()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            terminal.out().println(schema.file());
        }
    }
}
