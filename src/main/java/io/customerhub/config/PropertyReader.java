package io.customerhub.config;

import io.customerhub.config.Contract.Property;
import io.customerhub.config.Contract.Severity;
import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the promised fields of a contract; those of a nested object get paths. Used for one file. */
final class PropertyReader {

    private final Problems problems;
    private final Map<String, Place> seen = new HashMap<>();

    PropertyReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The fields below {@code properties:}.
     *
     * @param prefix the path of the object around them with a dot, or nothing
     * @param present false when that object may be missing: then its fields may be missing, too
     */
    void readAll(YamlFields parent, String prefix, boolean present, List<Property> into) {
        YamlNode node = parent.get("properties");
        if (node == null) {
            return;
        }
        if (!(node instanceof YamlNode.Sequence list)) {
            parent.wrongKind("properties", node, "a list of fields", "[{name: id, logicalType: string}]");
            return;
        }
        for (YamlNode item : list.items()) {
            YamlFields fields = YamlFields.of(
                    item, "a property", "{name: id, logicalType: string}", YamlFields.Codes.CONTRACT, problems);
            if (fields != null) {
                read(fields, prefix, present, into);
            }
        }
    }

    private void read(YamlFields fields, String prefix, boolean present, List<Property> into) {
        fields.allowOnly(OdcsKeys.PROPERTY);
        String name = fields.requireText("name", "id");
        String logicalType = logicalType(fields);
        boolean required = present && Boolean.TRUE.equals(fields.flag("required"));
        boolean primaryKey = Boolean.TRUE.equals(fields.flag("primaryKey"));
        Limits limits = limits(fields, logicalType);
        QualityReader.Quality quality = new QualityReader(problems).read(fields);
        if (limits.pattern != null && quality.pattern() != null) {
            problems.add(
                    fields.placeOf("quality"),
                    ProblemCode.CONTRACT_LIMIT,
                    "found a pattern in logicalTypeOptions and another one in quality; keep one of them");
        }
        FieldPath field = name == null ? null : fields.path(prefix + name, fields.placeOf("name"), PromisedFields.ANY);
        if (field == null) {
            return;
        }
        Place first = seen.putIfAbsent(field.text(), fields.place());
        if (first != null) {
            problems.add(
                    fields.placeOf("name"),
                    ProblemCode.CONTRACT_TWICE,
                    "found the field '" + field + "' a second time, it stands in line " + first.line()
                            + " already; keep one of them");
            return;
        }
        Severity severity =
                quality.severity() != null ? quality.severity() : required ? Severity.REJECT : Severity.ISSUE;
        into.add(new Property(
                field,
                logicalType,
                required,
                primaryKey,
                limits.maxLength,
                limits.pattern == null ? quality.pattern() : limits.pattern,
                limits.minimum,
                limits.maximum,
                quality.validValues(),
                severity,
                fields.place()));
        readAll(fields, field.text() + ".", required, into);
    }

    private @Nullable String logicalType(YamlFields fields) {
        String type = fields.text("logicalType", "string");
        if (type == null || OdcsKeys.LOGICAL_TYPES.contains(type)) {
            return type;
        }
        problems.add(
                fields.placeOf("logicalType"),
                ProblemCode.CONTRACT_LOGICAL_TYPE,
                "found logicalType '" + type
                        + "', expected one of " + String.join(", ", OdcsKeys.LOGICAL_TYPES)
                        + NearestName.hint(type, OdcsKeys.LOGICAL_TYPES)
                        + "; the type of the database belongs to physicalType");
        return null;
    }

    private Limits limits(YamlFields property, @Nullable String logicalType) {
        YamlNode node = property.get("logicalTypeOptions");
        YamlFields options = node == null
                ? null
                : YamlFields.of(node, "logicalTypeOptions", "{maxLength: 100}", YamlFields.Codes.CONTRACT, problems);
        Limits limits = new Limits();
        if (options == null) {
            return limits;
        }
        boolean isText = logicalType == null || logicalType.equals("string");
        boolean isNumber = logicalType == null || logicalType.equals("integer") || logicalType.equals("number");
        for (String key : List.of("maxLength", "pattern")) {
            if (!isText && options.get(key) != null) {
                misplaced(options, key, "logicalType: string");
            }
        }
        limits.maxLength = maxLength(options);
        String pattern = options.text("pattern", "'[A-Z]{2}'");
        limits.pattern = pattern == null ? null : PatternReader.read(pattern, options.placeOf("pattern"), problems);
        if (isNumber) {
            limits.minimum = options.number("minimum", "0");
            limits.maximum = options.number("maximum", "100");
        } else if (isText || logicalType.equals("boolean")) {
            for (String key : List.of("minimum", "maximum")) {
                if (options.get(key) != null) {
                    misplaced(options, key, "logicalType: number, or maxLength for the length of a text");
                }
            }
        }
        if (limits.minimum != null && limits.maximum != null && limits.minimum.compareTo(limits.maximum) > 0) {
            problems.add(
                    options.placeOf("maximum"),
                    ProblemCode.CONTRACT_LIMIT,
                    "found maximum " + limits.maximum + " below minimum " + limits.minimum
                            + ", so that no value is allowed; swap them");
        }
        return limits;
    }

    private void misplaced(YamlFields options, String key, String instead) {
        problems.add(
                options.placeOf(key),
                ProblemCode.CONTRACT_LIMIT,
                "found '" + key + "' for a type that has no such limit; write " + instead);
    }

    private @Nullable Integer maxLength(YamlFields options) {
        BigDecimal length = options.number("maxLength", "100");
        if (length == null) {
            return null;
        }
        try {
            int exact = length.intValueExact();
            if (exact >= 0) {
                return exact;
            }
        } catch (ArithmeticException e) {
            // told below, together with negative numbers
        }
        problems.add(
                options.placeOf("maxLength"),
                ProblemCode.CONTRACT_LIMIT,
                "found maxLength " + length + ", expected a whole number of characters; write maxLength: 100");
        return null;
    }

    /** What {@code logicalTypeOptions} limits. */
    private static final class Limits {
        private @Nullable Integer maxLength;
        private @Nullable Pattern pattern;
        private @Nullable BigDecimal minimum;
        private @Nullable BigDecimal maximum;
    }
}
