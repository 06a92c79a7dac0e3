package io.customerhub.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges values against the logical types of the Open Data Contract Standard. Table-like sources bring everything as
 * text, so text that reads as the type fits it, too. Dates and times are judged by the standardizer of their attribute,
 * which knows the order of day and month; here they only have to be single values.
 */
final class LogicalTypes {

    private LogicalTypes() {}

    /** True when the value, which is not null, may stand where the type is promised; every value fits no type. */
    static boolean fits(@Nullable String type, Object value) {
        if (type == null) {
            return true;
        }
        return switch (type) {
            case "string" -> value instanceof String;
            case "integer" -> isIntegral(value);
            case "number" -> value instanceof Number || (value instanceof String text && isNumber(text.strip()));
            case "boolean" -> value instanceof Boolean || (value instanceof String text && isFlag(text.strip()));
            case "object" -> value instanceof Map || value instanceof String;
            case "array" -> value instanceof List || value instanceof String;
            default -> !(value instanceof Map) && !(value instanceof List) && !(value instanceof Boolean);
        };
    }

    private static boolean isIntegral(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 || (number.precision() - number.scale() <= 400 && isWhole(number));
        }
        return value instanceof Number || (value instanceof String text && isInteger(text.strip()));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isFlag(String text) {
        return text.equalsIgnoreCase("true")
                || text.equalsIgnoreCase("false")
                || text.equalsIgnoreCase("t")
                || text.equalsIgnoreCase("f")
                || text.equals("1")
                || text.equals("0");
    }

    private static boolean isInteger(String text) {
        int start = signLength(text);
        return start < text.length() && digitsFrom(text, start) == text.length();
    }

    /** True for digits with at most one point and an optional exponent of up to three digits, which any BigDecimal takes. */
    static boolean isNumber(String text) {
        int start = signLength(text);
        int at = digitsFrom(text, start);
        int digits = at - start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digitsFrom(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0 || at == text.length()) {
            return digits > 0;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int exponent = at + 1 + signLength(text.substring(at + 1));
        return exponent < text.length() && text.length() - exponent <= 3 && digitsFrom(text, exponent) == text.length();
    }

    private static int signLength(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static int digitsFrom(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
