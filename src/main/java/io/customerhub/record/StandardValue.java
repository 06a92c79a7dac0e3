package io.customerhub.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a standardizer made of one text.
 *
 * @param value the standard form: a {@code String}, {@code LocalDate}, {@code Instant}, {@code Long} or
 *     {@code BigDecimal}; null when there is none to trust, so that an unusable value stays out of golden records
 * @param validity how far the value can be trusted
 * @param parts named parts of a composite, such as {@code given_name} and {@code family_name} of a person's name; empty
 *     for most types
 * @param issues the stable codes of what is wrong or was assumed, such as {@code HUB-PHONE-002}; empty when all is well
 */
public record StandardValue(@Nullable Object value, Validity validity, Map<String, Object> parts, List<String> issues) {

    /** There was nothing to standardize. */
    public static final StandardValue MISSING = new StandardValue(null, Validity.MISSING, Map.of(), List.of());

    /** A value without any doubt. */
    public static StandardValue valid(Object value) {
        return new StandardValue(value, Validity.VALID, Map.of(), List.of());
    }

    /** A composite value without any doubt. */
    public static StandardValue valid(Object value, Map<String, Object> parts) {
        return new StandardValue(value, Validity.VALID, parts, List.of());
    }

    /** Text that is no value of the type; the raw text stays, nothing is invented. */
    public static StandardValue invalid(String issue) {
        return new StandardValue(null, Validity.INVALID, Map.of(), List.of(issue));
    }

    /** Text that could mean more than one value. */
    public static StandardValue ambiguous(String issue) {
        return new StandardValue(null, Validity.AMBIGUOUS, Map.of(), List.of(issue));
    }

    /** The same value with one more issue. */
    public StandardValue with(String issue) {
        List<String> more = new java.util.ArrayList<>(issues);
        more.add(issue);
        return new StandardValue(value, validity, parts, List.copyOf(more));
    }
}
