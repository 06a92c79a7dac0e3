package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.Problems;
import io.customerhub.deploy.ConnectorDocs;
import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub docs}: writes the README of each connector from its Kamelet. */
@Command(
        name = "docs",
        description = "Writes connectors/*/README.md from the Kamelets and the notes.md beside them.",
        footer = {"", "Example, for CI: hub docs --check"},
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--check", description = "Write nothing; end with 3 when a README is not what its Kamelet says.")
    private boolean check;

    DocsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        ProjectFolder project = new ProjectFolder(settings.home());
        Problems problems = new Problems();
        List<ConnectorDocs.Readme> stale = ConnectorDocs.of(project, problems).stream()
                .filter(ConnectorDocs.Readme::isStale)
                .toList();
        terminal.out().print(problems);
        for (ConnectorDocs.Readme readme : stale) {
            String file = project.relative(readme.file());
            if (check) {
                terminal.out()
                        .println(file + ":1:1  HUB-DOC-001  this is not what the Kamelet and notes.md say; run hub docs"
                                + " and commit the file");
            } else {
                write(readme);
                terminal.out().println(file);
            }
        }
        terminal.say(stale.isEmpty() ? "All READMEs are in step with their Kamelets." : stale.size() + " READMEs.");
        return !problems.isEmpty() || (check && !stale.isEmpty())
                ? ExitCode.CONFIGURATION.number()
                : ExitCode.GOOD.number();
    }

    private static void write(ConnectorDocs.Readme readme) {
        try {
            Files.writeString(readme.file(), readme.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
