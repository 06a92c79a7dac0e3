package io.customerhub.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.alert.AlertKind.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: one alert or several at once. Counts, codes, names of streams and a link; no value of a record.
 *
 * @param headline one line
 * @param text the same at length, for mail
 * @param json the same for programs: {@code {"text", "alerts": [{"number", "kind", ...}]}}; the text alone is what chat
 *     services show
 */
public record AlertMessage(String headline, String text, String json) {

    private static final int LONGEST_HEADLINE = 160;

    /**
     * The message of some alerts.
     *
     * @param console the address of the console, or null when it is not known
     */
    static AlertMessage of(List<Alert> alerts, @Nullable String console) {
        String headline = headline(alerts);
        StringBuilder text = new StringBuilder();
        ObjectNode json = new ObjectMapper().createObjectNode();
        ArrayNode list = json.putArray("alerts");
        for (Alert alert : alerts) {
            String link = console == null ? null : link(console, alert);
            String resolved =
                    alert.state() == Alert.State.RESOLVED && alert.finding().kind() != AlertKind.TEST
                            ? " (gone since " + second(alert.resolvedAt()) + ")"
                            : "";
            text.append(word(alert.severity()))
                    .append("  ")
                    .append(alert.finding().sentence())
                    .append(resolved)
                    .append("\n  alert ")
                    .append(alert.number())
                    .append(", ")
                    .append(alert.finding().kind().code())
                    .append(", since ")
                    .append(second(alert.firstRaised()))
                    .append(link == null ? "" : "\n  " + link)
                    .append("\n\n");
            put(list.addObject(), alert, link);
        }
        json.put("text", headline + "\n" + text.toString().strip());
        return new AlertMessage(headline, text.toString(), json.toString());
    }

    private static String headline(List<Alert> alerts) {
        if (alerts.size() == 1) {
            Alert alert = alerts.get(0);
            String line = "Customer Hub, " + word(alert.severity()) + ": "
                    + alert.finding().sentence();
            return line.length() <= LONGEST_HEADLINE ? line : line.substring(0, LONGEST_HEADLINE - 1) + "…";
        }
        long urgent = alerts.stream()
                .filter(alert -> alert.severity().compareTo(Severity.ERROR) >= 0)
                .count();
        return "Customer Hub: " + alerts.size() + " alerts, " + urgent + " of them errors";
    }

    private static String link(String console, Alert alert) {
        return console.replaceAll("/+$", "") + "/alerts/" + alert.number();
    }

    private static void put(ObjectNode node, Alert alert, @Nullable String link) {
        Finding finding = alert.finding();
        node.put("number", alert.number())
                .put("kind", finding.kind().word())
                .put("code", finding.kind().code())
                .put("severity", word(alert.severity()))
                .put("state", word(alert.state()))
                .put("subjectKind", word(finding.subject().kind()))
                .put("subject", finding.subject().name())
                .put("stream", finding.subject().stream())
                .put("cause", finding.cause())
                .put("sentence", finding.sentence())
                .put("firstRaised", second(alert.firstRaised()))
                .put("link", link);
        ObjectNode facts = node.putObject("facts");
        finding.facts().forEach(facts::put);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String second(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
