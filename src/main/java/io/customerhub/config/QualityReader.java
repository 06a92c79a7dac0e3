package io.customerhub.config;

import io.customerhub.config.Contract.Severity;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the quality rules of one promised field: what of them can be judged row by row. Used for one field. */
final class QualityReader {

    /**
     * What a single value must follow.
     *
     * @param validValues the only texts allowed; empty when all are
     * @param pattern what the whole text must match, or null
     * @param severity what a broken rule does, or null when the rules do not say
     */
    record Quality(Set<String> validValues, @Nullable Pattern pattern, @Nullable Severity severity) {}

    private final Problems problems;
    private final Set<String> validValues = new LinkedHashSet<>();
    private @Nullable Pattern pattern;
    private @Nullable Severity severity;

    QualityReader(Problems problems) {
        this.problems = problems;
    }

    /** The rules below {@code quality:}. Rules on whole feeds, such as shares of missing values, are passed over. */
    Quality read(YamlFields property) {
        YamlNode node = property.get("quality");
        if (node instanceof YamlNode.Sequence rules) {
            for (YamlNode item : rules.items()) {
                YamlFields rule = YamlFields.of(
                        item,
                        "a quality rule",
                        "{metric: missingValues, mustBe: 0}",
                        YamlFields.Codes.CONTRACT,
                        problems);
                if (rule != null) {
                    readRule(rule);
                }
            }
        } else if (node != null) {
            property.wrongKind("quality", node, "a list of rules", "[{metric: missingValues, mustBe: 0}]");
        }
        return new Quality(Set.copyOf(validValues), pattern, severity);
    }

    private void readRule(YamlFields rule) {
        String type = rule.text("type", "library");
        if (type != null && !OdcsKeys.QUALITY_TYPES.contains(type)) {
            problems.add(
                    rule.placeOf("type"),
                    ProblemCode.CONTRACT_METRIC,
                    "found the rule type '" + type
                            + "', expected one of " + String.join(", ", OdcsKeys.QUALITY_TYPES)
                            + NearestName.hint(type, OdcsKeys.QUALITY_TYPES));
            return;
        }
        boolean isLibrary = type == null ? rule.get("metric") != null : type.equals("library");
        String metric = isLibrary ? rule.requireText("metric", "invalidValues") : null;
        if (metric == null) {
            return;
        }
        if (!OdcsKeys.METRICS.contains(metric)) {
            problems.add(
                    rule.placeOf("metric"),
                    ProblemCode.CONTRACT_METRIC,
                    "found the metric '" + metric
                            + "', expected one of " + String.join(", ", OdcsKeys.METRICS)
                            + NearestName.hint(metric, OdcsKeys.METRICS));
        } else if (metric.equals("invalidValues")) {
            readInvalidValues(rule);
        }
    }

    private void readInvalidValues(YamlFields rule) {
        String text = rule.text("severity", "error");
        if (text != null) {
            severity = text.equals("error") ? Severity.REJECT : Severity.ISSUE;
        }
        YamlNode node = rule.get("arguments");
        YamlFields arguments = node == null
                ? null
                : YamlFields.of(node, "arguments", "{validValues: [new, paid]}", YamlFields.Codes.CONTRACT, problems);
        if (arguments == null) {
            return;
        }
        arguments.texts("validValues", "[new, paid]").stream()
                .filter(value -> value.kind() != YamlNode.Scalar.Kind.NOTHING)
                .forEach(value -> validValues.add(value.text()));
        String patternText = arguments.text("pattern", "'[A-Z]{2}'");
        if (patternText != null) {
            pattern = PatternReader.read(patternText, arguments.placeOf("pattern"), problems);
        }
    }
}
