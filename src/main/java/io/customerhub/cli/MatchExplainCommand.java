package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.StoredDecision;
import io.customerhub.match.model.PairEvidence;
import io.customerhub.resolution.PairExplanation;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match explain}: why two records are one customer, or are not. */
@Command(
        name = "explain",
        description = {
            "Shows the evidence for and against two records being one customer, as a waterfall: the prior, what each"
                    + " comparison adds, the blocking pass that finds the pair, what stewards decided, and the result.",
            "Weights are bits: +1 doubles the odds, -1 halves them."
        },
        footer = {"", "Example: hub match explain crm/contacts/1001 erp/customers/C1 --json"},
        mixinStandardHelpOptions = true)
final class MatchExplainCommand implements Callable<Integer> {

    private static final int BAR = 12;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A source record, such as crm/contacts/1001.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String other = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            CustomerRecord left = CustomerRecords.load(open.warehouse(), one);
            CustomerRecord right = CustomerRecords.load(open.warehouse(), other);
            PairExplanation explanation = explain(open, rules, left, right);
            if (explanation == null) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "HUB-GOLDEN-002  there is no model for these records yet; run hub match --all first");
            }
            if (json) {
                terminal.out().println(document(explanation).toPrettyString());
            } else {
                terminal.out().print(text(explanation));
            }
        }
        return ExitCode.GOOD.number();
    }

    private static @Nullable PairExplanation explain(
            OpenWarehouse open, MatchingRules rules, CustomerRecord left, CustomerRecord right) {
        try {
            return PairExplanation.of(open.warehouse(), rules, left, right);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-GOLDEN-003  " + wrong.getMessage());
        }
    }

    private String text(PairExplanation explanation) {
        PairEvidence evidence = explanation.evidence();
        TextTable table = new TextTable("evidence", "how alike", one, other, ">bits", "");
        table.row("prior", "before anything is compared", "", "", bits(evidence.prior()), bar(evidence.prior()));
        for (PairEvidence.Step step : evidence.steps()) {
            table.row(step.column(), step.level(), step.left(), step.right(), bits(step.bits()), bar(step.bits()));
        }
        if (evidence.held() < 0) {
            table.row("held back", "might be kin or namesakes", "", "", bits(evidence.held()), bar(evidence.held()));
        }
        table.row("sum", "", "", "", bits(evidence.bits()), bar(evidence.bits()));
        StringBuilder text = new StringBuilder(table.text());
        text.append(String.format(
                Locale.ROOT,
                "%nprobability %.4f; same from %s bits on, for a steward from %s on%n",
                evidence.probability(),
                bits(explanation.thresholds().same()),
                bits(explanation.thresholds().review())));
        text.append("found by the blocking pass: ")
                .append(explanation.pass() == null ? "none, so the two are never compared" : explanation.pass())
                .append('\n');
        for (StoredDecision stored : explanation.decisions()) {
            MatchDecision decision = stored.decision();
            text.append("decided: %s by %s at %s: %s%s%n"
                    .formatted(
                            decision.verdict().text(),
                            decision.decidedBy(),
                            decision.decidedAt(),
                            decision.reason(),
                            stored.counts() ? "" : " (" + DecisionTable.state(stored) + ")"));
        }
        return text.append("result: ").append(result(explanation)).append('\n').toString();
    }

    private static String result(PairExplanation explanation) {
        if (explanation.left() == null || explanation.right() == null) {
            return "not matched yet; run hub match --all";
        }
        if (explanation.isOneCustomer()) {
            return "one customer, " + explanation.left();
        }
        ReviewPair review = explanation.review();
        String waits = review == null ? "" : ", which wait for a steward: " + ReviewText.words(review.cause());
        return "two customers, " + explanation.left() + " and " + explanation.right() + waits;
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f", bits);
    }

    private static String bar(double bits) {
        int length = (int) Math.min(BAR, Math.round(Math.abs(bits) / 2));
        return (bits < 0 ? "-" : "+").repeat(length);
    }

    private ObjectNode document(PairExplanation explanation) {
        PairEvidence evidence = explanation.evidence();
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("schemaVersion", 1)
                .put("left", one)
                .put("right", other);
        document.put("prior", evidence.prior());
        ArrayNode steps = document.putArray("comparisons");
        for (PairEvidence.Step step : evidence.steps()) {
            steps.addObject()
                    .put("column", step.column())
                    .put("left", step.left())
                    .put("right", step.right())
                    .put("level", step.level())
                    .put("bits", step.bits());
        }
        document.put("heldBack", evidence.held())
                .put("bits", evidence.bits())
                .put("probability", evidence.probability())
                .put("pass", explanation.pass());
        document.putObject("thresholds")
                .put("same", explanation.thresholds().same())
                .put("review", explanation.thresholds().review());
        ArrayNode decisions = document.putArray("decisions");
        for (StoredDecision stored : explanation.decisions()) {
            MatchDecision decision = stored.decision();
            decisions
                    .addObject()
                    .put("id", stored.action())
                    .put("counts", stored.counts())
                    .put("verdict", decision.verdict().text())
                    .put("reason", decision.reason())
                    .put("decidedBy", decision.decidedBy())
                    .put("decidedAt", decision.decidedAt().toString());
        }
        document.put(
                "leftCustomer",
                explanation.left() == null ? null : explanation.left().toString());
        document.put(
                "rightCustomer",
                explanation.right() == null ? null : explanation.right().toString());
        ReviewPair review = explanation.review();
        return document.put("oneCustomer", explanation.isOneCustomer())
                .put("review", review == null ? null : review.cause().text());
    }
}
