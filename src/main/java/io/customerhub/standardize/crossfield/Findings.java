package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How what a rule says becomes part of a record: an issue beside a value that stays as it is, or a value in place of none.
 *
 * @param issues the issue code of each rule
 * @param organization the issue code that the standardizer of names gives to an organization
 */
record Findings(Function<CrossFieldRule, String> issues, String organization) {

    /** Puts the issue of a rule on an attribute. */
    void tell(AttributeValue[] values, int at, CrossFieldRule rule) {
        StandardValue standard = values[at].standard();
        if (standard != null) {
            values[at] = values[at].standardized(standard.with(issues.apply(rule)));
        }
    }

    /** Fills an attribute that is missing. The value is only possible, so that it loses to whatever a source asserts. */
    void fill(AttributeValue[] values, int at, Object value, CrossFieldRule rule) {
        StandardValue standard = values[at].standard();
        List<String> all = new ArrayList<>(standard == null ? List.of() : standard.issues());
        all.add(issues.apply(rule));
        values[at] = values[at].standardized(new StandardValue(value, Validity.POSSIBLE, Map.of(), List.copyOf(all)));
    }

    /** True when the source gave no value, or only a placeholder. */
    static boolean isMissing(AttributeValue value) {
        StandardValue standard = value.standard();
        return standard != null && standard.validity() == Validity.MISSING && standard.value() == null;
    }

    /** The standard value of an attribute; null when there is none. */
    static @Nullable Object value(AttributeValue value) {
        StandardValue standard = value.standard();
        return standard == null ? null : standard.value();
    }

    /** The standard value of an attribute, else the text that is none; null when it is missing. */
    static @Nullable String text(AttributeValue value) {
        return value(value) instanceof String standard ? standard : value.text();
    }
}
