package io.customerhub.quality;

import io.customerhub.config.Contract.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a contract promises of one field, ready to be asked row by row. Immutable. */
final class Promise {

    /** Exact numbers of more digits are no quantities; comparing them would cost time. */
    private static final int LONGEST_NUMBER = 400;

    private final Property property;

    Promise(Property property) {
        this.property = property;
    }

    Property property() {
        return property;
    }

    /** What is broken by the value as it arrived, or null when all is kept. A missing value breaks only 'required'. */
    @Nullable
    Broken brokenBy(@Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return property.required() ? Broken.REQUIRED : null;
        }
        if (!LogicalTypes.fits(property.logicalType(), value)) {
            return Broken.TYPE;
        }
        if (value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return brokenByText(text);
    }

    /** Whether anything is promised of this value: one that is missing and may be is not judged. */
    boolean isAskedOf(@Nullable Object value) {
        if (property.required()) {
            return true;
        }
        boolean isMissing = value == null || (value instanceof String text && text.isBlank());
        return !isMissing
                && (property.logicalType() != null
                        || property.maxLength() != null
                        || !property.values().isEmpty()
                        || property.minimum() != null
                        || property.maximum() != null
                        || property.pattern() != null);
    }

    private @Nullable Broken brokenByText(String text) {
        Integer maxLength = property.maxLength();
        if (maxLength != null && text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
            return Broken.LENGTH;
        }
        if (!property.values().isEmpty() && !property.values().contains(text)) {
            return Broken.VALUES;
        }
        if (property.minimum() != null || property.maximum() != null) {
            Broken range = brokenByNumber(text.strip());
            if (range != null) {
                return range;
            }
        }
        return property.pattern() == null || BoundedMatch.matches(property.pattern(), text) ? null : Broken.PATTERN;
    }

    private @Nullable Broken brokenByNumber(String text) {
        if (text.length() > LONGEST_NUMBER || !LogicalTypes.isNumber(text)) {
            return Broken.TYPE;
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal minimum = property.minimum();
        BigDecimal maximum = property.maximum();
        if (minimum != null && number.compareTo(minimum) < 0) {
            return Broken.MINIMUM;
        }
        return maximum != null && number.compareTo(maximum) > 0 ? Broken.MAXIMUM : null;
    }

    /** What was promised, in words without any value of the record. */
    String expected(Broken broken) {
        return switch (broken) {
            case REQUIRED -> "a value";
            case LENGTH -> "at most " + property.maxLength() + " characters";
            case PATTERN -> "text that matches " + property.pattern();
            case MINIMUM -> "at least " + property.minimum();
            case MAXIMUM -> "at most " + property.maximum();
            case VALUES -> "one of the " + property.values().size() + " values of the contract";
            case TYPE -> property.logicalType() == null ? "a number" : "logicalType " + property.logicalType();
        };
    }

    /** The ways to break a promise. */
    enum Broken {
        /** There is no value. */
        REQUIRED("HUB-VAL-002"),
        /** The text is too long. */
        LENGTH("HUB-VAL-003"),
        /** The text does not match the pattern. */
        PATTERN("HUB-VAL-004"),
        /** The number is too small. */
        MINIMUM("HUB-VAL-005"),
        /** The number is too large. */
        MAXIMUM("HUB-VAL-006"),
        /** The text is none of those allowed. */
        VALUES("HUB-VAL-007"),
        /** The value is of another type. */
        TYPE("HUB-VAL-008");

        private final String code;

        Broken(String code) {
            this.code = code;
        }

        /** The stable code. */
        String code() {
            return code;
        }
    }
}
