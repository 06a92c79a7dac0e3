package io.customerhub.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides personal data by class, as much as a glance allows: of a name the first letters, of an e-mail address the domain,
 * of a phone the last three digits, of a date of birth the year, of an identifier the last four characters. Everything
 * else that may be personal keeps its form only, letters as x and digits as #, so that a wrong form stays visible.
 */
public final class Masking {

    private static final Set<String> NAMES = Set.of(
            "name", "given_name", "additional_name", "family_name", "formatted_name", "legal_name", "trading_name");

    /** Attributes that say nothing about who it is. */
    private static final Set<String> HARMLESS = Set.of(
            "party_type", "gender", "language", "nationality", "status", "registered_at", "name_prefix", "name_suffix");

    private final Map<String, String> classes = new HashMap<>();

    /** A masking that knows which attribute each source field becomes. */
    public Masking(Map<String, List<String>> fieldsByAttribute) {
        fieldsByAttribute.forEach((attribute, fields) -> fields.forEach(field -> classes.put(field, attribute)));
    }

    /** The text of a source field, masked like the attribute that it becomes. */
    public String field(String field, String text) {
        String attribute = classes.get(field);
        return attribute == null ? form(text) : attribute(attribute, text);
    }

    /** The text of an attribute or of a part of it, masked by its class. */
    public String attribute(String attribute, String text) {
        String kind = attribute.substring(0, attribute.indexOf('.') < 0 ? attribute.length() : attribute.indexOf('.'));
        if (NAMES.contains(kind)) {
            return initials(text);
        }
        return switch (kind) {
            case "email" ->
                text.indexOf('@') > 0 ? text.charAt(0) + "•••" + text.substring(text.indexOf('@')) : form(text);
            case "phone" -> allButLast(text, 3);
            case "identifier" -> allButLast(text, 4);
            case "birth_date" -> year(text);
            case "address" -> attribute.endsWith("country") || attribute.endsWith("region") ? text : form(text);
            case "url", "customer_key", "order_key", "subject", "description", "resolution", "owner" -> form(text);
            default -> HARMLESS.contains(kind) || !attribute.contains(".") ? text : form(text);
        };
    }

    private static String initials(String text) {
        StringBuilder masked = new StringBuilder();
        boolean first = true;
        for (int point : text.codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(point);
            masked.appendCodePoint(letter && !first ? '*' : point);
            first = !letter;
        }
        return masked.toString();
    }

    private static String allButLast(String text, int kept) {
        int[] points = text.codePoints().toArray();
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean hidden = i < points.length - kept && Character.isLetterOrDigit(points[i]);
            masked.appendCodePoint(hidden || points.length <= kept ? '*' : points[i]);
        }
        return masked.toString();
    }

    /** Four digits in a row are a year; all other digits and letters keep their form only. */
    private static String year(String text) {
        StringBuilder masked = new StringBuilder(form(text));
        for (int i = 0; i + 4 <= text.length() && masked.length() == text.length(); i++) {
            String four = text.substring(i, i + 4);
            boolean alone = (i == 0 || !Character.isDigit(text.charAt(i - 1)))
                    && (i + 4 == text.length() || !Character.isDigit(text.charAt(i + 4)));
            if (alone && four.chars().allMatch(c -> c >= '0' && c <= '9')) {
                masked.replace(i, i + 4, four);
                break;
            }
        }
        return masked.toString();
    }

    /** Letters as x, digits as #, all else as it is. */
    private static String form(String text) {
        StringBuilder masked = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isDigit(point) ? '#' : Character.isLetter(point) ? 'x' : point)
                .forEach(masked::appendCodePoint);
        return masked.toString();
    }
}
