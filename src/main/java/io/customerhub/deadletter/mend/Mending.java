package io.customerhub.deadletter.mend;

import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several rules, one after the other, on one record. A pure function, safe for use by several threads. */
public final class Mending {

    /** More is a mapping, not a repair. */
    private static final int MOST_RULES = 20;

    private final List<Step> steps = new ArrayList<>();

    /**
     * These rules in this order.
     *
     * @throws IllegalArgumentException when there is none or more than twenty, or a field is no path
     */
    public Mending(List<MendRule> rules) {
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("1 to " + MOST_RULES + " rules are expected, found " + rules.size());
        }
        rules.forEach(rule -> steps.add(new Step(FieldPath.of(rule.field()), rule)));
    }

    /** A rule with its field. */
    private record Step(FieldPath path, MendRule rule) {}

    /**
     * The record mended. What is not named stays as it was, numbers to the last digit; where a number or a truth value stood
     * and the new text is one, too, it stays one. A field that is not there is only made by a rule that sets it.
     *
     * @return the record; equal to the one given when no rule fits
     */
    public Map<String, Object> mended(Map<String, Object> record) {
        Map<String, Object> mended = record;
        for (Step step : steps) {
            Object old = step.path.find(mended);
            if ((old == null && !(step.rule instanceof MendRule.SetValue))
                    || old instanceof Map
                    || old instanceof List) {
                continue;
            }
            String before = old == null ? null : text(old);
            String after = step.rule.mended(before);
            if (!Objects.equals(before, after)) {
                mended = with(mended, step.path, alike(old, after));
            }
        }
        return mended;
    }

    private static Map<String, Object> with(Map<String, Object> record, FieldPath path, @Nullable Object value) {
        try {
            return path.with(record, value);
        } catch (IllegalArgumentException noPlace) {
            return record; // a list without that element, or a single value where others have an object
        }
    }

    /** What is done, in a few words without any value. */
    public String words() {
        return steps.stream().map(step -> step.rule.words()).collect(Collectors.joining("; "));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static @Nullable Object alike(@Nullable Object old, @Nullable String text) {
        if (text == null || old == null || old instanceof String) {
            return text;
        }
        if (old instanceof Boolean) {
            return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
        }
        return isNumber(text) ? new BigDecimal(text) : text;
    }

    /** A number of JSON (RFC 8259, section 6) without an exponent, short enough for any database. */
    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        int dot = digits.indexOf('.');
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        String part = dot < 0 ? "0" : digits.substring(dot + 1);
        return text.length() <= 100
                && isDigits(whole)
                && isDigits(part)
                && (whole.length() == 1 || whole.charAt(0) != '0');
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
