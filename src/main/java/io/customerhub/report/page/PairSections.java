package io.customerhub.report.page;

import io.customerhub.match.model.Thresholds;
import io.customerhub.report.MatchReport;
import io.customerhub.report.MatchReport.Bin;
import io.customerhub.report.MatchReport.Pass;
import io.customerhub.report.MatchReport.Threshold;
import io.customerhub.report.page.BarChart.Row;
import io.customerhub.report.page.Plot.Axis;
import io.customerhub.report.page.Plot.Line;
import io.customerhub.report.page.Plot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The sections about pairs: blocking passes, scores and thresholds. */
final class PairSections {

    /** Passes that find less than this share of the matches and of the pairs stand in the table alone. */
    private static final double LEAST_SHOWN = 0.005;

    private final String prefix;
    private final MatchReport figures;

    PairSections(String prefix, MatchReport figures) {
        this.prefix = prefix;
        this.figures = figures;
    }

    Section passes() {
        return new Section(
                prefix + "passes",
                "Blocking passes",
                "Only records that agree in the key of some pass are compared. A pair belongs to the first pass"
                        + " that finds it; the bars"
                        + " show what each pass adds to those before it, and what that costs. Blocks that are"
                        + " larger than the cap"
                        + " are cut: another pass has to find the pairs in them.",
                List.of(passExhibit()));
    }

    private Exhibit passExhibit() {
        double matches =
                Math.max(1, figures.passes().stream().mapToLong(Pass::matches).sum());
        double candidates = Math.max(1, figures.candidates());
        List<Row> bars = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (Pass pass : figures.passes()) {
            double found = pass.matches() / matches;
            double compared = pass.newPairs() / candidates;
            if (Math.max(found, compared) >= LEAST_SHOWN) {
                bars.add(Row.heading(pass.name()));
                bars.add(share("of the matches", found, "first"));
                bars.add(share("of the pairs compared", compared, "second"));
            }
            cells.add(List.of(
                    pass.name(),
                    Shown.count(pass.blocks()),
                    Shown.count(pass.pairs()),
                    Shown.count(pass.cap()),
                    Shown.count(pass.cutBlocks()),
                    Shown.count(pass.cutRecords()),
                    Shown.count(pass.largest()),
                    Shown.count(pass.newPairs()),
                    Shown.expected(pass.expectedMatches()),
                    Shown.count(pass.matches())));
        }
        return new Exhibit(
                prefix + "passes-figure",
                List.of(new BarChart(
                        "What each blocking pass finds and costs",
                        "Two horizontal bars for each pass: its share of all matches, and its share of"
                                + " all pairs compared."
                                + " Passes with less than half a percent of both stand in the table alone.",
                        "percent",
                        bars)),
                new Table(
                        "Blocking passes, in their order",
                        List.of(
                                "pass",
                                "blocks",
                                "pairs",
                                "cap",
                                "cut blocks",
                                "records in them",
                                "largest block",
                                "new pairs",
                                "expected matches",
                                "matches"),
                        1,
                        cells),
                true);
    }

    private static Row share(String label, double share, String kind) {
        return new Row(label, share * 100, Shown.percent(share), kind);
    }

    Section scores() {
        List<Bin> bins = figures.scores();
        Thresholds thresholds = figures.model().thresholds();
        double from = bins.isEmpty() ? 0 : bins.get(0).from();
        double to = bins.isEmpty() ? 1 : bins.get(bins.size() - 1).from() + 1;
        long most = bins.stream().mapToLong(Bin::pairs).max().orElse(1);
        return new Section(
                prefix + "scores",
                "Scores of the candidate pairs",
                "How the pairs weigh that were compared. A good model shows two hills with a valley between"
                        + " them, where the zone for"
                        + " review lies. The vertical axis is logarithmic: each line stands for ten times as"
                        + " many pairs. The outermost"
                        + " columns hold all pairs beyond them, too.",
                List.of(new Exhibit(
                        prefix + "scores-figure",
                        List.of(new Plot(
                                "Candidate pairs by weight",
                                "A histogram of the weights of all candidate pairs, one column for each bit,"
                                        + " over the zones different,"
                                        + " review and same.",
                                Plot.Size.WIDE,
                                Axis.linear("weight in bits", from, to),
                                Axis.logarithmic("pairs", most),
                                Zones.of(thresholds, from, to),
                                bins.stream()
                                        .map(bin -> new Plot.Column(
                                                bin.from(),
                                                bin.from() + 1,
                                                bin.pairs(),
                                                Shown.count(bin.pairs()) + " pairs from " + Shown.tick(bin.from())
                                                        + " bits"))
                                        .toList(),
                                List.of())),
                        new Table(
                                "Candidate pairs by weight; the zones are different below "
                                        + Shown.tick(thresholds.review()) + ", review below "
                                        + Shown.tick(thresholds.same()) + ", same from there on",
                                List.of("from bits", "pairs"),
                                0,
                                bins.stream()
                                        .map(bin -> List.of(Shown.tick(bin.from()), Shown.count(bin.pairs())))
                                        .toList()),
                        false)));
    }

    Section thresholds() {
        List<Threshold> all = figures.thresholds();
        double least = all.stream()
                .mapToDouble(one -> Math.min(one.precision(), one.recall()))
                .min()
                .orElse(0);
        return new Section(
                prefix + "thresholds",
                "Thresholds",
                "What another threshold for the same customer would do. Precision and recall are those that the"
                        + " model expects of the"
                        + " candidate pairs, before clustering; pairs that no blocking pass finds are not among"
                        + " them. The number of"
                        + " customers is that of the guarded clustering. On records full of errors the model"
                        + " expects a little too little"
                        + " precision and too much recall; only known truth tells both (hub match evaluate).",
                List.of(new Exhibit(
                        prefix + "thresholds-figure",
                        List.of(new Plot(
                                "Expected precision and recall by threshold",
                                "Two curves: expected precision rises with the threshold, expected recall falls.",
                                Plot.Size.WIDE,
                                Axis.linear("threshold in bits", MatchReport.LOWEST, MatchReport.HIGHEST),
                                Axis.shares("share", least),
                                Zones.of(figures.model().thresholds(), MatchReport.LOWEST, MatchReport.HIGHEST),
                                List.of(),
                                List.of(
                                        line("expected precision", "first", all, Threshold::precision),
                                        line("expected recall", "second", all, Threshold::recall)))),
                        new Table(
                                "What each threshold would make of the candidates",
                                List.of(
                                        "threshold in bits",
                                        "pairs from there on",
                                        "expected matches",
                                        "expected precision",
                                        "expected recall",
                                        "customers",
                                        "largest customer"),
                                0,
                                all.stream().map(PairSections::cells).toList()),
                        true)));
    }

    private static Line line(String name, String kind, List<Threshold> all, ToDoubleFunction<Threshold> share) {
        return new Line(
                name,
                kind,
                all.stream()
                        .map(one -> new Point(one.bits(), share.applyAsDouble(one)))
                        .toList());
    }

    private static List<String> cells(Threshold one) {
        return List.of(
                Shown.tick(one.bits()),
                Shown.count(one.pairs()),
                Shown.expected(one.expectedMatches()),
                Shown.percent(one.precision()),
                Shown.percent(one.recall()),
                Shown.count(one.customers()),
                Shown.count(one.largest()));
    }
}
