package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.identifier.IdentifierPattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of which only the mapping knows the form: capitals and digits without separators, and how far it tells one
 * customer from another in the part {@code kind}.
 */
final class IdentifierStandardizer implements Standardizer {

    /** How far a number tells one customer from another. */
    enum Kind {
        /** One number, one customer; two numbers, two customers: a passport, a tax number. */
        EXCLUSIVE,
        /** One number, one customer, who may have several: a loyalty card. */
        STRONG,
        /** Several customers may share it: a household, a company's account. */
        SHARED,
        /** A hint at most: an old number that was given again. */
        WEAK
    }

    private final @Nullable IdentifierPattern pattern;
    private final Map<String, Object> parts;

    /**
     * A standardizer of a company's own numbers.
     *
     * @param pattern the form of the numbers without separators, or null for any
     * @param kind how far they tell customers apart, or null when the mapping does not say
     */
    IdentifierStandardizer(@Nullable IdentifierPattern pattern, @Nullable Kind kind) {
        this.pattern = pattern;
        this.parts = kind == null ? Map.of() : Map.of("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String number = WrittenIdentifier.of(text, context);
        if (number == null) {
            return IssueCode.ID_FORM.invalid();
        }
        if (pattern != null && !pattern.matches(number)) {
            return IssueCode.ID_PATTERN.invalid();
        }
        return new StandardValue(number, Validity.VALID, parts, List.of());
    }
}
