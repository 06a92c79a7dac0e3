package io.customerhub.report.page;

import io.customerhub.match.model.Thresholds;
import io.customerhub.report.page.Plot.Zone;
import java.util.List;

/** The three zones of weights, as far as an axis shows them. */
final class Zones {

    private Zones() {}

    static List<Zone> of(Thresholds thresholds, double from, double to) {
        double review = Math.max(from, Math.min(to, thresholds.review()));
        double same = Math.max(from, Math.min(to, thresholds.same()));
        return List.of(
                        new Zone(from, review, "different", "different"),
                        new Zone(review, same, "review", "review"),
                        new Zone(same, to, "same", "same"))
                .stream()
                .filter(zone -> zone.to() > zone.from())
                .toList();
    }
}
