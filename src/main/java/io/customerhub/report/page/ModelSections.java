package io.customerhub.report.page;

import io.customerhub.report.MatchReport;
import io.customerhub.report.MatchReport.Column;
import io.customerhub.report.MatchReport.Frequencies;
import io.customerhub.report.MatchReport.Level;
import io.customerhub.report.MatchReport.Rank;
import io.customerhub.report.MatchReport.UnlinkablePoint;
import io.customerhub.report.MatchReport.Unlinkables;
import io.customerhub.report.page.BarChart.Row;
import io.customerhub.report.page.Plot.Axis;
import io.customerhub.report.page.Plot.Line;
import io.customerhub.report.page.Plot.Point;
import java.util.ArrayList;
import java.util.List;

/** The sections about the model: weights, frequencies, and records that say too little. */
final class ModelSections {

    private final String prefix;
    private final MatchReport figures;

    ModelSections(String prefix, MatchReport figures) {
        this.prefix = prefix;
        this.figures = figures;
    }

    Section weights() {
        return new Section(
                prefix + "weights",
                "Match weights",
                "What each level of agreement adds to the evidence, in bits: log2(m/u), where m is how often"
                        + " two records of one"
                        + " customer agree so and u how often two records of different customers do. One bit"
                        + " doubles the odds."
                        + " A value that is missing on either side says nothing. The weight of equality is that of a value"
                        + " of average frequency.",
                List.of(weightExhibit()));
    }

    private Exhibit weightExhibit() {
        List<Row> bars = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (Column column : figures.model().columns()) {
            bars.add(Row.heading(column.name()));
            for (int i = column.levels().size() - 1; i >= 0; i--) {
                Level level = column.levels().get(i);
                bars.add(new Row(level.label(), level.bits(), Shown.bits(level.bits()), kind(level.bits())));
                cells.add(List.of(
                        column.name(),
                        level.label(),
                        Shown.probability(level.m()),
                        Shown.probability(level.u()),
                        Shown.bits(level.bits()),
                        column.dependsOn() == null
                                ? ""
                                : Shown.bits(level.dependentBits()) + " where " + column.dependsOn() + " agrees",
                        Shown.percent(column.filled())));
            }
        }
        return new Exhibit(
                prefix + "weights-figure",
                List.of(new BarChart(
                        "Match weights by column and level",
                        "Horizontal bars in bits for each level of each column; those to the right"
                                + " speak for one customer,"
                                + " those to the left against it. The table below has the figures.",
                        "bits",
                        bars)),
                new Table(
                        "Match weights",
                        List.of("column", "level", "m", "u", "weight in bits", "dependence in bits", "filled"),
                        2,
                        cells),
                false);
    }

    private static String kind(double bits) {
        return bits < 0 ? "second" : "first";
    }

    Section frequencies() {
        List<Chart> charts = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        double most = 1;
        double least = 0;
        for (Frequencies column : figures.frequencies()) {
            for (Rank rank : column.ranks()) {
                most = Math.max(most, Math.ceil(rank.bits()));
                least = Math.min(least, Math.floor(rank.bits()));
                cells.add(List.of(
                        column.column(),
                        Shown.count(rank.rank()) + " of " + Shown.count(column.distinct()),
                        Shown.count(rank.records()),
                        Shown.bits(rank.bits())));
            }
        }
        for (Frequencies column : figures.frequencies()) {
            if (!column.ranks().isEmpty()) {
                charts.add(chart(column, least, most));
            }
        }
        return new Section(
                prefix + "frequencies",
                "Common and rare values",
                "The rarer a value, the more it says that two records share it. For each column the values are"
                        + " ranked from the most"
                        + " common to the rarest; the values themselves are not shown.",
                List.of(new Exhibit(
                        prefix + "frequencies-figure",
                        charts,
                        new Table(
                                "Weight of equality by how common a value is",
                                List.of("column", "rank of the value", "records that have it", "weight in bits"),
                                1,
                                cells),
                        false)));
    }

    private static Plot chart(Frequencies column, double least, double most) {
        return new Plot(
                column.column(),
                "Line over the rank of the value, from the most common to the rarest of "
                        + Shown.count(column.distinct())
                        + "; it runs from "
                        + Shown.bits(column.ranks().get(0).bits()) + " to "
                        + Shown.bits(
                                column.ranks().get(column.ranks().size() - 1).bits()) + " bits.",
                Plot.Size.SMALL,
                Axis.ranks("rank of the value", column.distinct()),
                Axis.linear("bits", least, most),
                List.of(),
                List.of(),
                List.of(new Line(
                        "",
                        "first",
                        column.ranks().stream()
                                .map(rank -> new Point(rank.rank(), rank.bits()))
                                .toList())));
    }

    Section unlinkables() {
        Unlinkables unlinkables = figures.unlinkables();
        List<UnlinkablePoint> curve = unlinkables.curve();
        double last = curve.isEmpty() ? 1 : curve.get(curve.size() - 1).threshold();
        return new Section(
                prefix + "unlinkables",
                "Records that say too little",
                "A record is weighed with itself. Where even that does not reach the threshold, no copy of the"
                        + " record would be"
                        + " joined to it: too few of its columns are filled, or its values are too common. At"
                        + " the threshold in"
                        + " force these are " + Shown.count(unlinkables.records()) + " records, "
                        + Shown.percent(unlinkables.share()) + ".",
                List.of(new Exhibit(
                        prefix + "unlinkables-figure",
                        List.of(new Plot(
                                "Records that cannot be joined, by threshold",
                                "A curve that rises with the threshold: the share of records whose evidence"
                                        + " with themselves stays"
                                        + " below it.",
                                Plot.Size.WIDE,
                                Axis.linear("threshold in bits", MatchReport.LOWEST, last),
                                Axis.shares("share of the records", 0),
                                Zones.of(figures.model().thresholds(), MatchReport.LOWEST, last),
                                List.of(),
                                List.of(new Line(
                                        "",
                                        "first",
                                        curve.stream()
                                                .map(point -> new Point(point.threshold(), point.share()))
                                                .toList())))),
                        new Table(
                                "Records that cannot be joined, by threshold",
                                List.of("threshold in bits", "records", "share"),
                                0,
                                curve.stream()
                                        .map(point -> List.of(
                                                Shown.tick(point.threshold()),
                                                Shown.count(point.records()),
                                                Shown.percent(point.share())))
                                        .toList()),
                        false)));
    }
}
