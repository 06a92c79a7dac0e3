package io.customerhub.service.letter;

import io.customerhub.deadletter.mend.MendRule;
import io.customerhub.deadletter.mend.Mending;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule that mends a field.
 *
 * @param kind what is done
 * @param field the source field, as a mapping would name it
 * @param value for {@link Kind#SET}: the value, or null for none
 * @param values for {@link Kind#MAP}: each value with what stands for it
 * @param format for {@link Kind#DATE}: the letters of java.time, such as {@code dd.MM.yyyy}
 * @param pattern for {@link Kind#REPLACE}: a regular expression of RE2
 * @param replacement for {@link Kind#REPLACE}: the text in its place; {@code $1} stands for what the first bracket found
 */
public record MendingRule(
        Kind kind,
        String field,
        @Nullable String value,
        Map<String, String> values,
        @Nullable String format,
        @Nullable String pattern,
        @Nullable String replacement) {

    /** What a rule does. */
    public enum Kind {
        /** One value for all. */
        SET,
        /** Whole values by others. */
        MAP,
        /** White space off both ends. */
        TRIM,
        /** A date in a format becomes ISO 8601. */
        DATE,
        /** What a regular expression finds becomes another text. */
        REPLACE
    }

    /** Without values, none. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public MendingRule {
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /** One value for all. */
    public static MendingRule set(String field, @Nullable String value) {
        return new MendingRule(Kind.SET, field, value, Map.of(), null, null, null);
    }

    /** Whole values by others. */
    public static MendingRule map(String field, Map<String, String> values) {
        return new MendingRule(Kind.MAP, field, null, values, null, null, null);
    }

    /** White space off both ends. */
    public static MendingRule trim(String field) {
        return new MendingRule(Kind.TRIM, field, null, Map.of(), null, null, null);
    }

    /** A date in a format becomes ISO 8601. */
    public static MendingRule date(String field, String format) {
        return new MendingRule(Kind.DATE, field, null, Map.of(), format, null, null);
    }

    /** What a regular expression finds becomes another text. */
    public static MendingRule replace(String field, String pattern, String replacement) {
        return new MendingRule(Kind.REPLACE, field, null, Map.of(), null, pattern, replacement);
    }

    /**
     * The rules ready to be applied.
     *
     * @throws io.customerhub.access.RequestException {@code HUB-MEND-001} when one of them cannot be
     */
    static Mending mending(List<MendingRule> rules) {
        try {
            return new Mending(rules.stream().map(MendingRule::rule).toList());
        } catch (IllegalArgumentException wrong) {
            throw Refusals.rule(String.valueOf(wrong.getMessage()));
        }
    }

    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    MendRule rule() {
        if (kind == null || field == null) {
            throw new IllegalArgumentException("a rule names its kind and the field that it mends");
        }
        return switch (kind) {
            case SET -> new MendRule.SetValue(field, value);
            case MAP -> new MendRule.MapValues(field, values);
            case TRIM -> new MendRule.Trim(field);
            case DATE -> new MendRule.ParseDate(field, needed(format, "format"));
            case REPLACE -> new MendRule.Replace(field, needed(pattern, "pattern"), needed(replacement, "replacement"));
        };
    }

    private String needed(@Nullable String text, String name) {
        if (text == null) {
            throw new IllegalArgumentException("the rule for '" + field + "' needs " + name);
        }
        return text;
    }
}
