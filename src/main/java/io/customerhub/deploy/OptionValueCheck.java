package io.customerhub.deploy;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.customerhub.config.NearestName;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges one value that a route gives to an option of a connector, by what the Kamelet says of the option: its type,
 * {@code enum}, {@code pattern} and {@code format}.
 */
final class OptionValueCheck {

    /** What both Camel and the hub's own readers take: {@code 500ms}, {@code 30s}, {@code 1h30m}, {@code PT2M}. */
    private static final Pattern DURATION =
            Pattern.compile("(?i)\\d{1,12}ms|(?=\\d)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?|PT?[0-9HMSD.T]+");

    private static final List<String> COMMON_CHARSETS =
            List.of("UTF-8", "GB18030", "GBK", "Big5", "windows-1252", "ISO-8859-1", "Shift_JIS", "UTF-16");

    /** The word for a charset that the connector finds out by itself, where it can. */
    private static final String DETECT = "detect";

    private OptionValueCheck() {}

    /** What the option expects when the text is not that, else null. */
    static @Nullable String expectation(Connector.Option option, String text) {
        if (!option.values().isEmpty() && !option.values().contains(text)) {
            return "one of " + String.join(", ", option.values()) + NearestName.hint(text, option.values());
        }
        if (option.pattern() != null && !text.matches(option.pattern())) {
            return "a text like " + (option.example() == null ? option.pattern() : option.example())
                    + ", which matches " + option.pattern();
        }
        return switch (option.type()) {
            case "integer" -> text.matches("-?\\d{1,18}") ? null : "a whole number" + example(option);
            case "number" -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?") ? null : "a number" + example(option);
            case "boolean" -> text.equals("true") || text.equals("false") ? null : "true or false";
            default -> text.isEmpty() ? null : byFormat(option, text);
        };
    }

    private static @Nullable String byFormat(Connector.Option option, String text) {
        return switch (option.format()) {
            case "length-of-time" ->
                DURATION.matcher(text).matches()
                        ? null
                        : "a length of time such as 500ms, 30s, 5m, 1h30m or 2d, with its unit and without spaces";
            case "json-path" -> jsonPath(option, text);
            case "charset" -> text.equals(DETECT) ? null : charset(text);
            case "time-zone" -> zone(text);
            case "web-address" ->
                text.toLowerCase(Locale.ROOT).matches("(raw\\()?https?://[^\\s/].*")
                        ? null
                        : "an address" + example(option);
            default -> null;
        };
    }

    private static String example(Connector.Option option) {
        return option.example() == null ? "" : " such as " + option.example();
    }

    private static @Nullable String jsonPath(Connector.Option option, String text) {
        try {
            JsonPath.compile(text);
            return null;
        } catch (InvalidPathException | IllegalArgumentException wrong) {
            return "a JSONPath" + example(option) + " (" + oneLine(wrong.getMessage()) + ")";
        }
    }

    private static @Nullable String charset(String text) {
        try {
            return Charset.isSupported(text) ? null : unknownCharset(text);
        } catch (IllegalArgumentException wrong) {
            return unknownCharset(text);
        }
    }

    private static String unknownCharset(String text) {
        return "a charset such as UTF-8, GB18030 or windows-1252" + NearestName.hint(text, COMMON_CHARSETS);
    }

    private static @Nullable String zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) || text.matches("[+-]\\d\\d:\\d\\d|Z")
                ? null
                : "a time zone such as Asia/Shanghai, Europe/Berlin or UTC"
                        + NearestName.hint(text, new TreeSet<>(ZoneId.getAvailableZoneIds()));
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "it cannot be read" : text.replaceAll("\\s+", " ").strip();
    }
}
