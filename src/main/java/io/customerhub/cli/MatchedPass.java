package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.HubMatching;
import io.customerhub.HubRuntime;
import io.customerhub.resolution.TruthFigures;
import io.customerhub.warehouse.golden.GoldenCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the first full pass has made of customers, beside what is known of them. */
final class MatchedPass {

    private final @Nullable Path truth;

    /** @param truth UTF-8 CSV {@code system,stream,key,party}; null when nobody knows who is who */
    MatchedPass(@Nullable Path truth) {
        this.truth = truth;
    }

    /**
     * What came out.
     *
     * @param document records, customers, merges and reviews; precision, recall and f1 when it is known who is who
     * @param line the same for people
     */
    record Told(ObjectNode document, String line) {}

    /** Waits until all is matched and tells how it stands; null when it cannot be now, or when there are no customers. */
    @Nullable
    Told tell(HubRuntime hub) throws InterruptedException {
        HubMatching matching = hub.matching();
        if (matching == null || !matching.awaitMatched()) {
            return null;
        }
        GoldenCounts counts = matching.counts();
        if (counts.records() == 0) {
            return null;
        }
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("records", counts.records())
                .put("customers", counts.customers())
                .put("merges", counts.records() - counts.customers())
                .put("reviews", counts.waitingReviews());
        String line = "Matching: " + MatchCommand.line(counts.records(), counts.customers(), counts.waitingReviews());
        return truth == null ? new Told(document, line) : compared(document, line, figures(matching, truth));
    }

    private static TruthFigures figures(HubMatching matching, Path truth) {
        try {
            return matching.figures(truth);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Told compared(ObjectNode document, String line, TruthFigures figures) {
        return new Told(
                document.put("precision", rounded(figures.precision()))
                        .put("recall", rounded(figures.recall()))
                        .put("f1", rounded(figures.f1())),
                line
                        + String.format(
                                Locale.ROOT,
                                "; against the truth of the sample world precision %.4f, recall %.4f, F1 %.4f",
                                figures.precision(),
                                figures.recall(),
                                figures.f1()));
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
