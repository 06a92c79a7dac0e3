package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.Problems;
import io.customerhub.deploy.ConnectorDocs;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.explain.RuleCatalog;
import io.customerhub.explain.TypesPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub docs}: writes the README of each connector from its Kamelet, and that of routes from types and rules. */
@Command(
        name = "docs",
        description =
                "Writes connectors/*/README.md from the Kamelets and the notes.md beside them, and routes/README.md from the"
                        + " types and rules of the hub.",
        footer = {"", "Example, for CI: hub docs --check"},
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--check", description = "Write nothing; end with 3 when a README is not what hub docs writes.")
    private boolean check;

    DocsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        ProjectFolder project = new ProjectFolder(settings.home());
        Problems problems = new Problems();
        List<ConnectorDocs.Readme> stale = readmes(project, problems).stream()
                .filter(ConnectorDocs.Readme::isStale)
                .toList();
        terminal.out().print(problems);
        for (ConnectorDocs.Readme readme : stale) {
            String file = project.relative(readme.file());
            if (check) {
                terminal.out()
                        .println(file + ":1:1  HUB-DOC-001  this is not what "
                                + (file.equals(TypesPage.FILE) ? "types and rules" : "the Kamelet and notes.md")
                                + " say; run hub docs and commit the file");
            } else {
                write(readme);
                terminal.out().println(file);
            }
        }
        terminal.say(stale.isEmpty() ? "All READMEs are in step with what they describe." : "READMEs: " + stale.size());
        return !problems.isEmpty() || (check && !stale.isEmpty())
                ? ExitCode.CONFIGURATION.number()
                : ExitCode.GOOD.number();
    }

    /** All that this command writes, be it stale or not; a project without routes gets no page on them. */
    static List<ConnectorDocs.Readme> readmes(ProjectFolder project, Problems problems) {
        List<ConnectorDocs.Readme> readmes = new ArrayList<>(ConnectorDocs.of(project, problems));
        Path page = project.root().resolve(TypesPage.FILE);
        if (Files.isDirectory(page.resolveSibling("."))) {
            readmes.add(ConnectorDocs.Readme.of(page, TypesPage.text(new RuleCatalog())));
        }
        return readmes;
    }

    private static void write(ConnectorDocs.Readme readme) {
        try {
            Files.writeString(readme.file(), readme.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
