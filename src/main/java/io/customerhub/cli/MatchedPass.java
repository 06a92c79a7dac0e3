package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.resolution.TruthFigures;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/** Matches all records after a pass of the demo, and tells how well, since the sample world knows who is who. */
final class MatchedPass {

    private final Terminal terminal;
    private final HubSettings settings;
    private final Path truth;

    /** @param truth UTF-8 CSV {@code system,stream,key,party} */
    MatchedPass(Terminal terminal, HubSettings settings, Path truth) {
        this.terminal = terminal;
        this.settings = settings;
        this.truth = truth;
    }

    /**
     * What came out.
     *
     * @param document records, customers, merges, reviews, precision, recall and f1
     * @param line the same for people
     */
    record Told(ObjectNode document, String line) {}

    Told match(WarehouseServer server) {
        try (Warehouse warehouse = Warehouse.open(server.settings())) {
            BulkMatch.Result result = new BulkMatch(warehouse, MatchCommand.rules(settings)).run(terminal::say);
            TruthFigures figures = TruthFigures.of(warehouse, truth);
            ObjectNode document = MatchCommand.counts(result)
                    .put("precision", rounded(figures.precision()))
                    .put("recall", rounded(figures.recall()))
                    .put("f1", rounded(figures.f1()));
            String line = String.format(
                    Locale.ROOT,
                    "Matching: %s; against the truth of the sample world precision %.4f, recall %.4f, F1 %.4f",
                    MatchCommand.line(result),
                    figures.precision(),
                    figures.recall(),
                    figures.f1());
            return new Told(document, line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
