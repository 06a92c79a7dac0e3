package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.StoredDecision;
import io.customerhub.golden.StoredDecision.Withdrawal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Decisions of stewards, as a table and as a document. */
final class DecisionTable {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DecisionTable() {}

    /** One line for each decision, as wide as the terminal. */
    static String text(List<StoredDecision> decisions, int width) {
        WrappedTable table = new WrappedTable("id", "when, UTC", "who", "verdict", "records", "reason", "state");
        for (StoredDecision stored : decisions) {
            MatchDecision decision = stored.decision();
            table.row(
                    Long.toString(stored.action()),
                    MINUTES.format(decision.decidedAt()),
                    decision.decidedBy(),
                    decision.verdict().text(),
                    decision.left() + "\n" + decision.right(),
                    decision.reason(),
                    stored.withdrawal() == null
                            ? state(stored)
                            : state(stored) + "\n" + stored.withdrawal().reason());
        }
        return table.text(width);
    }

    /** What became of a decision: {@code counts}, or by which id it was withdrawn or replaced, without the reason. */
    static String state(StoredDecision stored) {
        Withdrawal withdrawal = stored.withdrawal();
        if (withdrawal != null) {
            return "withdrawn by " + withdrawal.action() + ", " + withdrawal.by();
        }
        return stored.replacedBy() == null ? "counts" : "replaced by " + stored.replacedBy();
    }

    /** The same for programs. */
    static ObjectNode document(List<StoredDecision> decisions) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode array = document.putArray("decisions");
        for (StoredDecision stored : decisions) {
            MatchDecision decision = stored.decision();
            ObjectNode node = array.addObject()
                    .put("id", stored.action())
                    .put("left", decision.left().toString())
                    .put("right", decision.right().toString())
                    .put("verdict", decision.verdict().text())
                    .put("reason", decision.reason())
                    .put("decidedBy", decision.decidedBy())
                    .put("decidedAt", decision.decidedAt().toString())
                    .put("counts", stored.counts())
                    .put("replacedBy", stored.replacedBy());
            Withdrawal withdrawal = stored.withdrawal();
            if (withdrawal == null) {
                node.putNull("withdrawn");
            } else {
                node.putObject("withdrawn")
                        .put("id", withdrawal.action())
                        .put("by", withdrawal.by())
                        .put("at", withdrawal.at().toString())
                        .put("reason", withdrawal.reason());
            }
        }
        return document;
    }
}
