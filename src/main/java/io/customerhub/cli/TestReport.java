package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.acceptance.CaseResult;
import io.customerhub.acceptance.CaseResult.Outcome;
import io.customerhub.acceptance.Difference;
import java.util.List;
import java.util.Locale;

/** Tells the results of tests: a line a case as it comes, and what differs side by side. */
final class TestReport {

    /** More differences than that of one case are not read by anybody. */
    private static final int MOST = 40;

    private static final int WIDEST = 60;

    private final Terminal terminal;
    private final boolean json;

    TestReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Tells of one case. */
    void tell(CaseResult result) {
        if (json) {
            return;
        }
        String name = result.builtIn() ? "[" + result.name() + "]" : result.name();
        String line = String.format(
                Locale.ROOT,
                "%s %6.2f s  %s  %s%s",
                mark(result.outcome()),
                result.seconds(),
                result.stream(),
                name,
                result.remark().isEmpty() ? "" : ": " + word(result.outcome()) + result.remark());
        terminal.out().println(line);
        if (!result.differences().isEmpty()) {
            terminal.out().print(table(result.differences()).indent(11));
        }
    }

    /** Tells the sums, or prints the whole as JSON. */
    void end(List<CaseResult> results) {
        if (json) {
            terminal.out().println(document(results));
            return;
        }
        StringBuilder sums = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            long count = results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
            if (count > 0) {
                sums.append(sums.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(plural(outcome));
            }
        }
        double seconds = results.stream().mapToDouble(CaseResult::seconds).sum();
        terminal.say(String.format(Locale.ROOT, "%n%d cases in %.1f s: %s.", results.size(), seconds, sums));
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case UPDATED -> "≠";
            case SKIPPED, GAP -> "-";
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case SKIPPED -> "left out, ";
            case GAP -> "known gap, ";
            case PASSED, FAILED, UPDATED -> "";
        };
    }

    private static String plural(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case UPDATED -> "updated";
            case SKIPPED -> "left out";
            case GAP -> "known gaps";
        };
    }

    private static String table(List<Difference> differences) {
        TextTable table = new TextTable("record", "attribute", "expected", "found");
        String last = "";
        for (Difference difference : differences.subList(0, Math.min(MOST, differences.size()))) {
            String record = difference.record().equals(last) ? "" : difference.record();
            last = difference.record();
            table.row(
                    record,
                    difference.attribute(),
                    shown(difference.expected(), difference.found()),
                    shown(difference.found(), difference.expected()));
        }
        int more = differences.size() - MOST;
        return table.text() + (more > 0 ? "and " + more + " more\n" : "");
    }

    /** The text, of which a long one is shown from shortly before the place where it differs. */
    private static String shown(String text, String other) {
        if (text.isEmpty()) {
            return "(nothing)";
        }
        String line = text.replace("\n", "⏎").replace("\r", "␍").replace("\t", "⇥");
        if (line.length() <= WIDEST) {
            return line.equals(line.strip()) ? line : "'" + line + "'";
        }
        if (line.startsWith("routes/") || other.isEmpty()) {
            return line;
        }
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = same <= WIDEST / 2 ? 0 : same - WIDEST / 3;
        int to = Math.min(line.length(), from + WIDEST);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    private static String document(List<CaseResult> results) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode cases = document.putArray("cases");
        for (CaseResult result : results) {
            ObjectNode one = cases.addObject()
                    .put("stream", result.stream().toString())
                    .put("case", result.name())
                    .put("built_in", result.builtIn())
                    .put("file", result.file())
                    .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                    .put("seconds", Math.round(result.seconds() * 1000) / 1000.0)
                    .put("remark", result.remark());
            ArrayNode differences = one.putArray("differences");
            for (Difference difference : result.differences()) {
                differences
                        .addObject()
                        .put("record", difference.record())
                        .put("attribute", difference.attribute())
                        .put("expected", difference.expected())
                        .put("found", difference.found());
            }
        }
        return document.toPrettyString();
    }
}
