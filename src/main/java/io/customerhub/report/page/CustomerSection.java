package io.customerhub.report.page;

import io.customerhub.match.cluster.Cut;
import io.customerhub.report.MatchReport;
import io.customerhub.report.MatchReport.Clusters;
import io.customerhub.report.MatchReport.Size;
import io.customerhub.report.page.Plot.Axis;
import java.util.ArrayList;
import java.util.List;

/** The section about the customers that came out. */
final class CustomerSection {

    private final String prefix;
    private final Clusters clusters;

    CustomerSection(String prefix, MatchReport figures) {
        this.prefix = prefix;
        this.clusters = figures.clusters();
    }

    Section customers() {
        return new Section(
                prefix + "customers",
                "Customers",
                "How many records a customer has, and how many pairs reach the threshold and were kept apart all the same.",
                List.of(sizes(), cuts()));
    }

    private Exhibit sizes() {
        List<Size> sizes = clusters.sizes();
        int most = sizes.stream().mapToInt(Size::customers).max().orElse(1);
        return new Exhibit(
                prefix + "sizes-figure",
                List.of(new Plot(
                        "Customers by the number of their records",
                        "One column for each size that occurs, from one record to " + Shown.count(clusters.largest())
                                + ".",
                        Plot.Size.WIDE,
                        Axis.linear("records of a customer", 0.5, clusters.largest() + 0.5),
                        Axis.logarithmic("customers", most),
                        List.of(),
                        sizes.stream()
                                .map(size -> new Plot.Column(
                                        size.records() - 0.4,
                                        size.records() + 0.4,
                                        size.customers(),
                                        Shown.count(size.customers()) + " customers of " + Shown.count(size.records())))
                                .toList(),
                        List.of())),
                new Table(
                        "Customers by the number of their records",
                        List.of("records of a customer", "customers", "records in all"),
                        0,
                        sizes.stream()
                                .map(size -> List.of(
                                        Shown.count(size.records()),
                                        Shown.count(size.customers()),
                                        Shown.count((long) size.records() * size.customers())))
                                .toList()),
                false);
    }

    private Exhibit cuts() {
        List<List<String>> rows = new ArrayList<>();
        for (Cut.Reason reason : Cut.Reason.values()) {
            rows.add(List.of(
                    switch (reason) {
                        case DECISION -> "a steward has decided that they are different";
                        case IDENTIFIER -> "they have two different identifiers of a kind that a customer has once";
                        case EVIDENCE -> "the other records of the two customers speak against it";
                    },
                    Shown.count(clusters.cuts().getOrDefault(reason, 0))));
        }
        return new Exhibit(
                prefix + "cuts-figure",
                List.of(),
                new Table(
                        "Pairs that reach the threshold and were not joined"
                                + (clusters.allCuts() ? "" : ", of which only the strongest are counted"),
                        List.of("why", "pairs"),
                        1,
                        rows),
                true);
    }
}
