package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.golden.PartyType;
import io.customerhub.service.match.MatchingDone;
import io.customerhub.service.match.RunMatching;
import io.customerhub.warehouse.golden.GoldenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match train}: learns anew what agreement and disagreement are worth. */
@Command(
        name = "train",
        description = {
            "Trains new models on all records, without any labels, and matches all records by them. A model lasts: the same"
                    + " two records weigh the same by it, whatever comes in between. The hub trains by itself only when"
                    + " there are more than twice the records that trained the last one, or when matching.yaml names"
                    + " other kinds of identifiers.",
            "The models stay in hub.match_model, all versions."
        },
        footer = {"", "Example: hub match train", "         hub match train --write models"},
        mixinStandardHelpOptions = true)
final class MatchTrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Write the models as person.json and organization.json into this folder, too.")
    private @Nullable Path folder;

    MatchTrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings);
                ShellGate gate = ShellGate.of(terminal, settings, open.warehouse())) {
            MatchingDone done = gate.perform(new RunMatching(RunMatching.Work.TRAIN));
            GoldenStore store = new GoldenStore(open.warehouse());
            for (PartyType type : PartyType.values()) {
                GoldenStore.Model model = store.model(type);
                if (model != null) {
                    terminal.out().printf("model of a %s, trained on %,d records%n", type.text(), model.records());
                    write(type, model);
                }
            }
            terminal.out().print(MatchCommand.text(done));
        }
        return ExitCode.GOOD.number();
    }

    private void write(PartyType type, GoldenStore.Model model) {
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                Path file = folder.resolve(type.text() + ".json");
                Files.writeString(file, model.json());
                terminal.out().println("  " + file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
