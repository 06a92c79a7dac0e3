package io.customerhub.resolution;

import io.customerhub.cleanse.CleansingIssue;
import io.customerhub.config.NearestName;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.Pin;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.Trial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a steward pins by the standardizer of its attribute, as a value that a source sends is read. */
public final class PinnableValue {

    /** As PostgreSQL writes times in UTC, so that a pinned time and a loaded one are one value. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendLiteral("+00")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private static final String NAME = "formatted_name";

    private PinnableValue() {}

    /** How an attribute is read. */
    private record Reading(String type, Map<String, Object> options, String column, String example) {

        static Reading of(String attribute) {
            return switch (attribute) {
                case "name" -> new Reading("person-name", Map.of(), NAME, "Anna Bauer");
                case "legal_name", "trading_name" ->
                    new Reading("organization-name", Map.of(), attribute, "Bauer GmbH");
                case "birth_date" -> new Reading("date", Map.of("past", true), attribute, "1985-03-07 or 1985-03");
                case "registered_at" -> new Reading("datetime", Map.of(), attribute, "2026-01-05T08:00:00Z");
                case "gender" -> new Reading("gender", Map.of(), attribute, "female");
                case "language" -> new Reading("language", Map.of(), attribute, "zh-CN");
                case "nationality" -> new Reading("country", Map.of(), attribute, "CN or Germany");
                case "phone" -> new Reading("phone", Map.of(), attribute, "+8613800138000");
                case "email" -> new Reading("email", Map.of(), attribute, "anna@example.org");
                default -> new Reading("text", Map.of(), attribute, "a word");
            };
        }
    }

    /**
     * The columns and texts of a value.
     *
     * @param attribute one of {@link Pin#attributes()}
     * @param region ISO 3166-1 alpha-2, by which a phone number without a country is read; or null
     * @throws IllegalArgumentException when the attribute cannot be pinned, or the text is no such value; its message says
     *     what is expected and has no value in it
     */
    public static Map<String, String> of(PartyType type, String attribute, String text, @Nullable String region) {
        requireAttribute(attribute);
        boolean ofPersons = attribute.equals("birth_date") || attribute.equals("gender");
        if (type == PartyType.ORGANIZATION && ofPersons || type == PartyType.PERSON && attribute.equals("legal_name")) {
            throw new IllegalArgumentException("the customer is "
                    + (type == PartyType.PERSON ? "a person" : "an organization") + ", which has no " + attribute);
        }
        Reading reading = Reading.of(attribute);
        StandardValue standard = new Trial(
                        new Trial.Settings(reading.type(), reading.options(), region, null), new Standardizers())
                .of(text)
                .standard();
        Map<String, String> columns = columns(attribute, reading, standard);
        if (columns.isEmpty() || standard.validity() == Validity.INVALID) {
            String why = standard.issues().stream()
                    .map(code -> code + " " + reasonOf(code).replaceAll("\\.$", ""))
                    .collect(Collectors.joining("; "));
            throw new IllegalArgumentException("the value is no " + attribute
                    + (why.isEmpty() ? "" : ": " + why.strip()) + "; expected one such as " + reading.example());
        }
        return columns;
    }

    /**
     * Refuses what cannot be pinned.
     *
     * @throws IllegalArgumentException with what can be
     */
    public static void requireAttribute(String attribute) {
        List<String> known = Pin.attributes();
        if (!known.contains(attribute)) {
            throw new IllegalArgumentException("expected one of " + String.join(", ", known) + ", found '" + attribute
                    + "'" + NearestName.hint(attribute, known));
        }
    }

    private static Map<String, String> columns(String attribute, Reading reading, StandardValue standard) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : Pin.columns(attribute)) {
            Object part = column.endsWith("_partial")
                    ? standard.parts().get("partial_date")
                    : standard.parts().get(column);
            if (column.equals(reading.column())) {
                put(columns, column, standard.value());
            } else if (!column.endsWith("_partial") || standard.value() == null) {
                put(columns, column, part);
            }
        }
        return columns;
    }

    private static String reasonOf(String code) {
        return Stream.of(CleansingIssue.values())
                .filter(issue -> issue.code().equals(code))
                .map(CleansingIssue::reason)
                .findFirst()
                .orElseGet(() -> IssueCode.reasonOf(code));
    }

    private static void put(Map<String, String> columns, String column, @Nullable Object value) {
        if (value != null) {
            columns.put(column, value instanceof Instant time ? TIMESTAMP.format(time) : value.toString());
        }
    }
}
