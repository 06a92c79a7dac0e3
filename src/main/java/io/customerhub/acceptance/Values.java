package io.customerhub.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How values are compared and shown: numbers by what they are worth, nothing and null alike. */
final class Values {

    private Values() {}

    static boolean isSame(@Nullable JsonNode expected, @Nullable JsonNode found) {
        return shown(expected).equals(shown(found));
    }

    /** The text of a value; empty for none. */
    static String shown(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
        }
        if (value.isArray()) {
            StringBuilder list = new StringBuilder();
            value.forEach(item -> list.append(list.isEmpty() ? "" : ", ").append(shown(item)));
            return list.toString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
