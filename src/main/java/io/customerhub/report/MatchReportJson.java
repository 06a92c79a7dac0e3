package io.customerhub.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.match.cluster.Cut;
import io.customerhub.report.MatchReport.Clusters;
import io.customerhub.report.MatchReport.Column;
import io.customerhub.report.MatchReport.Model;
import io.customerhub.report.MatchReport.Pass;
import java.util.List;
import java.util.Locale;

/** The figures as a JSON document; fractions are rounded to six places. */
public final class MatchReportJson {

    private static final double PLACES = 1e6;

    private MatchReportJson() {}

    /** The document: {@code schemaVersion}, and one entry of {@code matchings} each. */
    public static ObjectNode of(List<ReportedMatch> matchings) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode list = document.putArray("matchings");
        matchings.forEach(one -> add(list.addObject(), one));
        return document;
    }

    private static void add(ObjectNode node, ReportedMatch one) {
        MatchReport figures = one.figures();
        node.put("name", one.name())
                .put("records", figures.records())
                .put("candidates", figures.candidates())
                .put("expectedMatches", rounded(figures.expectedMatches()));
        ObjectNode model = node.putObject("model")
                .put(
                        "trainedAt",
                        one.trainedAt() == null ? null : one.trainedAt().toString())
                .put("trainedOn", one.trainedOn());
        add(model, figures.model());
        frequencies(node.putArray("frequencies"), figures);
        unlinkables(node.putObject("unlinkables"), figures);
        ArrayNode passes = node.putArray("passes");
        figures.passes().forEach(pass -> add(passes.addObject(), pass));
        ArrayNode scores = node.putArray("scores");
        figures.scores()
                .forEach(bin -> scores.addObject().put("from", bin.from()).put("pairs", bin.pairs()));
        thresholds(node.putArray("thresholds"), figures);
        add(node.putObject("clusters"), figures.clusters());
    }

    private static void add(ObjectNode node, Model model) {
        node.put("prior", rounded(model.prior()));
        node.putObject("thresholds")
                .put("same", model.thresholds().same())
                .put("review", model.thresholds().review())
                .put("cohesion", model.thresholds().cohesion());
        ArrayNode columns = node.putArray("columns");
        for (Column column : model.columns()) {
            ObjectNode entry = columns.addObject()
                    .put("column", column.name())
                    .put("kind", column.kind().yamlName())
                    .put("filled", rounded(column.filled()))
                    .put("dependsOn", column.dependsOn());
            ArrayNode levels = entry.putArray("levels");
            column.levels().forEach(level -> levels.addObject()
                    .put("label", level.label())
                    .put("m", rounded(level.m()))
                    .put("u", level.u())
                    .put("bits", rounded(level.bits()))
                    .put("dependentBits", rounded(level.dependentBits()))
                    .put("exact", level.exact()));
        }
    }

    private static void frequencies(ArrayNode list, MatchReport figures) {
        for (MatchReport.Frequencies column : figures.frequencies()) {
            ObjectNode entry = list.addObject().put("column", column.column()).put("distinct", column.distinct());
            ArrayNode ranks = entry.putArray("ranks");
            column.ranks().forEach(rank -> ranks.addObject()
                    .put("rank", rank.rank())
                    .put("records", rank.records())
                    .put("bits", rounded(rank.bits())));
        }
    }

    private static void unlinkables(ObjectNode node, MatchReport figures) {
        node.put("records", figures.unlinkables().records())
                .put("share", rounded(figures.unlinkables().share()));
        ArrayNode curve = node.putArray("curve");
        figures.unlinkables().curve().forEach(point -> curve.addObject()
                .put("threshold", point.threshold())
                .put("records", point.records())
                .put("share", rounded(point.share())));
    }

    private static void add(ObjectNode node, Pass pass) {
        node.put("pass", pass.name())
                .put("blocks", pass.blocks())
                .put("pairs", pass.pairs())
                .put("cap", pass.cap())
                .put("cutBlocks", pass.cutBlocks())
                .put("cutRecords", pass.cutRecords())
                .put("largest", pass.largest())
                .put("newPairs", pass.newPairs())
                .put("expectedMatches", rounded(pass.expectedMatches()))
                .put("matches", pass.matches());
    }

    private static void thresholds(ArrayNode list, MatchReport figures) {
        figures.thresholds().forEach(threshold -> list.addObject()
                .put("bits", threshold.bits())
                .put("pairs", threshold.pairs())
                .put("expectedMatches", rounded(threshold.expectedMatches()))
                .put("precision", rounded(threshold.precision()))
                .put("recall", rounded(threshold.recall()))
                .put("customers", threshold.customers())
                .put("largest", threshold.largest()));
    }

    private static void add(ObjectNode node, Clusters clusters) {
        node.put("customers", clusters.customers())
                .put("joined", clusters.joined())
                .put("largest", clusters.largest());
        ArrayNode sizes = node.putArray("sizes");
        clusters.sizes()
                .forEach(
                        size -> sizes.addObject().put("records", size.records()).put("customers", size.customers()));
        ObjectNode cuts = node.putObject("cuts");
        for (Cut.Reason reason : Cut.Reason.values()) {
            cuts.put(reason.name().toLowerCase(Locale.ROOT), clusters.cuts().getOrDefault(reason, 0));
        }
        node.put("allCuts", clusters.allCuts());
    }

    private static double rounded(double value) {
        return Math.rint(value * PLACES) / PLACES;
    }
}
