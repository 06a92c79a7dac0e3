package io.customerhub.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.customerhub.report.MatchReport;
import io.customerhub.report.ReportedMatch;
import io.customerhub.report.page.Page.Fact;
import io.customerhub.report.page.Page.Matching;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures as one HTML page. It loads nothing, from anywhere, and runs no script; it is well-formed XML, too. Safe for
 * use by several threads.
 */
public final class MatchReportPage {

    /** Where the build puts the classes that the templates become. */
    private static final String CLASSES = "io.customerhub.pages";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, MatchReportPage.class.getClassLoader(), CLASSES);

    /**
     * Draws the page.
     *
     * @param matchings what it shows, in this order
     * @param writtenAt the time that it names
     */
    public String html(List<ReportedMatch> matchings, Instant writtenAt) {
        List<Matching> shown = new ArrayList<>();
        for (ReportedMatch one : matchings) {
            shown.add(matching("m" + (shown.size() + 1), one));
        }
        StringOutput html = new StringOutput();
        templates.render("match/report.jte", new Page("Matching report", time(writtenAt), shown), html);
        return html.toString();
    }

    private static Matching matching(String id, ReportedMatch one) {
        MatchReport figures = one.figures();
        String prefix = id + "-";
        ModelSections model = new ModelSections(prefix, figures);
        PairSections pairs = new PairSections(prefix, figures);
        return new Matching(
                id,
                one.name(),
                facts(one),
                List.of(
                        model.weights(),
                        model.frequencies(),
                        model.unlinkables(),
                        pairs.passes(),
                        pairs.scores(),
                        pairs.thresholds(),
                        new CustomerSection(prefix, figures).customers()));
    }

    private static List<Fact> facts(ReportedMatch one) {
        MatchReport figures = one.figures();
        MatchReport.Model model = figures.model();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("records", Shown.count(figures.records())));
        facts.add(new Fact("customers", Shown.count(figures.clusters().customers())));
        facts.add(new Fact("largest customer", Shown.count(figures.clusters().largest()) + " records"));
        facts.add(new Fact("pairs compared", Shown.count(figures.candidates())));
        facts.add(new Fact("expected matches among them", Shown.expected(figures.expectedMatches())));
        facts.add(new Fact("prior", Shown.bits(model.prior()) + " bits"));
        facts.add(new Fact("same from", Shown.bits(model.thresholds().same()) + " bits"));
        facts.add(new Fact("review from", Shown.bits(model.thresholds().review()) + " bits"));
        facts.add(new Fact(
                "cohesion of groups from", Shown.bits(model.thresholds().cohesion()) + " bits"));
        facts.add(new Fact(
                "model",
                (one.trainedAt() == null ? "trained for this report" : "of " + time(one.trainedAt()) + ", trained")
                        + " on " + Shown.count(one.trainedOn()) + " records"));
        if (one.truth() != null) {
            facts.add(new Fact("against the truth", one.truth()));
        }
        return facts;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
