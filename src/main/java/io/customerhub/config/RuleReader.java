package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a mapping that say which records are left out and when the stream pauses. */
final class RuleReader {

    private static final String SKIP_EXAMPLE = "[{name: test-accounts, field: type, values: [test]}]";

    static final List<String> SKIP_KEYS = List.of("name", "field", "values", "blank");

    static final List<String> BREAKER_KEYS = List.of("maxFailedRecords", "errorThreshold", "minimumRecords");

    private final PromisedFields promised;
    private final Problems problems;

    RuleReader(PromisedFields promised, Problems problems) {
        this.promised = promised;
        this.problems = problems;
    }

    /** The rules below {@code skip:}. */
    List<SkipRule> skip(YamlFields mapping) {
        List<SkipRule> rules = new ArrayList<>();
        YamlNode node = mapping.get("skip");
        if (node == null) {
            return rules;
        }
        if (!(node instanceof YamlNode.Sequence list)) {
            mapping.wrongKind("skip", node, "a list of rules", SKIP_EXAMPLE);
            return rules;
        }
        Set<String> names = new HashSet<>();
        for (YamlNode item : list.items()) {
            YamlFields fields = YamlFields.of(
                    item,
                    "a skip rule",
                    "{name: test-accounts, field: type, values: [test]}",
                    YamlFields.Codes.MAPPING,
                    problems);
            SkipRule rule = fields == null ? null : rule(fields);
            if (rule != null && !names.add(rule.name())) {
                problems.add(
                        item.place(),
                        ProblemCode.MAPPING_SKIP,
                        "found a second rule with the name '" + rule.name()
                                + "'; give each rule a name of its own, because records are counted under it");
            } else if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private @Nullable SkipRule rule(YamlFields fields) {
        fields.allowOnly(SKIP_KEYS);
        String name = fields.requireText("name", "test-accounts");
        String fieldText = fields.requireText("field", "type");
        FieldPath field = fieldText == null ? null : fields.path(fieldText, fields.placeOf("field"), promised);
        Set<String> values = new LinkedHashSet<>();
        fields.texts("values", "[test]").forEach(value -> values.add(value.text()));
        boolean blank = Boolean.TRUE.equals(fields.flag("blank"));
        if (blank) {
            values.add("");
        }
        if (values.isEmpty()) {
            problems.add(
                    fields.place(),
                    ProblemCode.MAPPING_SKIP,
                    "the skip rule does not say which values leave a record out; write values: [test], or blank: true for"
                            + " records without a value");
        }
        if (name != null && !isRuleName(name)) {
            problems.add(
                    fields.placeOf("name"),
                    ProblemCode.MAPPING_SKIP,
                    "found the rule name '" + name
                            + "', expected letters, digits and '-', at most 60; write a name such as test-accounts");
            return null;
        }
        return name == null || field == null || values.isEmpty() ? null : new SkipRule(name, field, Set.copyOf(values));
    }

    /** Names become labels of metrics and columns of tables. */
    private static boolean isRuleName(String name) {
        return name.length() <= 60
                && !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /** The breaker, or the default one. */
    Breaker breaker(YamlFields mapping) {
        YamlNode node = mapping.get("breaker");
        YamlFields fields = node == null
                ? null
                : YamlFields.of(node, "a breaker", "{errorThreshold: 0.2}", YamlFields.Codes.MAPPING, problems);
        if (fields == null) {
            return Breaker.DEFAULT;
        }
        fields.allowOnly(BREAKER_KEYS);
        BigDecimal share = fields.number("errorThreshold", "0.2");
        if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            problems.add(
                    fields.placeOf("errorThreshold"),
                    ProblemCode.MAPPING_BREAKER,
                    "found errorThreshold: " + share
                            + ", expected a share above 0 and up to 1; write 0.2 for 20 percent");
        }
        return new Breaker(
                count(fields, "maxFailedRecords", Breaker.DEFAULT.maxFailedRecords()),
                share == null ? Breaker.DEFAULT.errorThreshold() : share.doubleValue(),
                count(fields, "minimumRecords", Breaker.DEFAULT.minimumRecords()));
    }

    private int count(YamlFields fields, String key, int otherwise) {
        BigDecimal number = fields.number(key, "200");
        if (number == null) {
            return otherwise;
        }
        try {
            int count = number.intValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException e) {
            // told below, together with negative numbers
        }
        problems.add(
                fields.placeOf(key),
                ProblemCode.MAPPING_BREAKER,
                "found " + key + ": " + number + ", expected a whole number from 0 to 2147483647; write " + key + ": "
                        + otherwise);
        return otherwise;
    }
}
