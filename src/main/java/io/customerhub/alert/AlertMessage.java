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
     * The message of some news.
     *
     * @param console the address of the console, or null when it is not known
     */
    static AlertMessage of(List<News> news, @Nullable String console) {
        String headline = headline(news);
        StringBuilder text = new StringBuilder();
        ObjectNode json = new ObjectMapper().createObjectNode();
        ArrayNode list = json.putArray("alerts");
        for (News one : news) {
            Alert alert = one.alert();
            String link = console == null ? null : link(console, alert);
            text.append(one.isOver() ? "over" : word(alert.severity()))
                    .append("  ")
                    .append(alert.finding().sentence())
                    .append(gone(alert))
                    .append("\n  alert ")
                    .append(alert.number())
                    .append(", ")
                    .append(alert.finding().kind().code())
                    .append(", since ")
                    .append(second(alert.firstRaised()))
                    .append(link == null ? "" : "\n  " + link)
                    .append("\n\n");
            put(list.addObject(), one, link);
        }
        json.put("text", headline + "\n" + text.toString().strip());
        return new AlertMessage(headline, text.toString(), json.toString());
    }

    private static String gone(Alert alert) {
        return alert.state() == Alert.State.RESOLVED && alert.finding().kind() != AlertKind.TEST
                ? " (gone since " + second(alert.resolvedAt()) + ")"
                : "";
    }

    private static String headline(List<News> news) {
        if (news.size() == 1) {
            News one = news.get(0);
            Alert alert = one.alert();
            String line = "Customer Hub, " + (one.isOver() ? "over" : word(alert.severity())) + ": "
                    + alert.finding().sentence();
            return line.length() <= LONGEST_HEADLINE ? line : line.substring(0, LONGEST_HEADLINE - 1) + "…";
        }
        long over = news.stream().filter(News::isOver).count();
        if (over == news.size()) {
            return "Customer Hub: " + over + " alerts are over";
        }
        long urgent = news.stream()
                .filter(one -> !one.isOver() && one.alert().severity().compareTo(Severity.ERROR) >= 0)
                .count();
        return "Customer Hub: " + (news.size() - over) + " alerts, " + urgent + " of them errors"
                + (over == 0 ? "" : "; " + over + " are over");
    }

    private static String link(String console, Alert alert) {
        return console.replaceAll("/+$", "") + "/alerts/" + alert.number();
    }

    private static void put(ObjectNode node, News news, @Nullable String link) {
        Alert alert = news.alert();
        Finding finding = alert.finding();
        node.put("number", alert.number())
                .put("news", news.word())
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
                .put("resolvedAt", alert.resolvedAt() == null ? null : second(alert.resolvedAt()))
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
