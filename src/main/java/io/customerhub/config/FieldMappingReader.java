package io.customerhub.config;

import io.customerhub.record.AttributeNames;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a mapping that say which source field becomes which attribute. */
final class FieldMappingReader {

    /** The keys of a line that are no options of its standardizer. */
    static final Set<String> OWN_KEYS = new LinkedHashSet<>(List.of("from", "value", "as", "onInvalid", "mayRepeat"));

    /** Not every number orders versions: an amount has a currency. */
    private static final Set<String> VERSION_TYPES = Set.of("datetime", "date", "number");

    private static final String EXAMPLE = "{from: source_field}";

    /** Names longer than this are compared with nothing: it would cost time and help nobody. */
    private static final int LONGEST_NAME = 100;

    private final Map<String, StandardizerType> standardizers;
    private final PromisedFields promised;
    private final OptionReader options;
    private final CodeFiles codeFiles;
    private final Problems problems;

    FieldMappingReader(
            Map<String, StandardizerType> standardizers,
            RegionalSettings regional,
            PromisedFields promised,
            CodeFiles codeFiles,
            Problems problems) {
        this.standardizers = standardizers;
        this.promised = promised;
        this.codeFiles = codeFiles;
        this.options = new OptionReader(regional, codeFiles, problems);
        this.problems = problems;
    }

    /** The lines below {@code fields:} of an entity, or of its order lines. */
    List<FieldMapping> readAll(YamlNode node, EntityType entity, boolean inLine) {
        YamlFields fields = YamlFields.of(
                node, "attributes with their source fields", "email: mail", YamlFields.Codes.MAPPING, problems);
        List<FieldMapping> mappings = new ArrayList<>();
        if (fields == null) {
            return mappings;
        }
        if (fields.entries().isEmpty()) {
            problems.add(
                    node.place(),
                    ProblemCode.MAPPING_MISSING_KEY,
                    "found no field at all, expected at least one; write such as email: mail");
        }
        for (YamlNode.Entry entry : fields.entries()) {
            if (isKnown(entry, entity, inLine)) {
                EntityType of = inLine ? EntityType.SALES_ORDER_LINE : entity;
                FieldMapping mapping =
                        read(entry, AttributeKind.of(of, entry.key()), inLine ? PromisedFields.ANY : promised);
                if (mapping != null) {
                    mappings.add(mapping);
                }
            }
        }
        return mappings;
    }

    /** The line of a version, whose standard value must have an order. */
    @Nullable
    FieldMapping readVersion(YamlNode.Entry entry) {
        FieldMapping version = read(entry, AttributeKind.VERSION, promised);
        if (version != null && version.from().isEmpty()) {
            problems.add(
                    entry.value().place(),
                    ProblemCode.MAPPING_VERSION,
                    "found a fixed text as version, expected a source field; write version: updated_at, or leave 'version'"
                            + " out to order by the time of delivery");
            return null;
        }
        return version;
    }

    private @Nullable FieldMapping read(YamlNode.Entry entry, AttributeKind kind, PromisedFields promisedFor) {
        YamlFields line = line(entry);
        if (line == null) {
            return null;
        }
        int before = problems.count();
        List<FieldPath> from = line.paths("from", "mobile", promisedFor);
        String constant = line.text("value", "CRM");
        checkSource(entry, line, from, constant, before);
        OnInvalid onInvalid = onInvalid(line);
        Repetition mayRepeat = mayRepeat(line);
        StandardizerType type = standardizer(entry, line, kind);
        if (type == null) {
            return null;
        }
        checkFit(entry, line, type, kind);
        Map<String, Object> values = options.read(line, OWN_KEYS, type);
        return problems.count() > before
                ? null
                : new FieldMapping(
                        entry.key(),
                        List.copyOf(from),
                        constant,
                        type.name(),
                        Map.copyOf(values),
                        onInvalid,
                        mayRepeat,
                        codeFile(line, type),
                        entry.place());
    }

    /** {@code email: mail} and {@code email: [a, b]} are short for {@code email: {from: ...}}. */
    private @Nullable YamlFields line(YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (value instanceof YamlNode.Mapping map) {
            return new YamlFields(map, "the line of '" + entry.key() + "'", YamlFields.Codes.MAPPING, problems);
        }
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.NOTHING) {
            problems.add(
                    entry.place(),
                    ProblemCode.MAPPING_SOURCE,
                    "found nothing for '" + entry.key() + "', expected a source field; write " + entry.key() + ": "
                            + EXAMPLE);
            return null;
        }
        YamlNode.Mapping map =
                new YamlNode.Mapping(value.place(), List.of(new YamlNode.Entry("from", value.place(), value)));
        return new YamlFields(map, "the line of '" + entry.key() + "'", YamlFields.Codes.MAPPING, problems);
    }

    private boolean isKnown(YamlNode.Entry entry, EntityType entity, boolean inLine) {
        String name = entry.key();
        if (inLine ? AttributeNames.isKnownInLine(entity, name) : AttributeNames.isKnown(entity, name)) {
            return true;
        }
        problems.add(
                entry.place(),
                ProblemCode.MAPPING_ATTRIBUTE,
                "found the attribute '" + name + "', expected an attribute of " + (inLine ? "a line of " : "")
                        + entity.yamlName() + attributeHint(name, entity, inLine));
        return false;
    }

    private static String attributeHint(String name, EntityType entity, boolean inLine) {
        List<String> all = inLine ? AttributeNames.allInLine(entity) : AttributeNames.all(entity);
        String kind = name.split("\\.", 2)[0];
        if (!inLine && entity.isParty() && AttributeNames.CONTACT_SYSTEMS.contains(kind)) {
            String use = NearestName.of(name.substring(kind.length() + 1), AttributeNames.CONTACT_USES);
            return use != null
                    ? "; did you mean '" + kind + "." + use + "'?"
                    : "; write " + kind + " alone, or with one of the uses "
                            + String.join(", ", AttributeNames.CONTACT_USES) + ", such as " + kind + ".mobile";
        }
        String nearest = NearestName.of(name, all);
        if (nearest != null) {
            return "; did you mean '" + nearest + "'?";
        }
        List<String> candidates = name.length() > LONGEST_NAME
                ? List.of()
                : inLine ? AttributeNames.nearestInLine(entity, name, 3) : AttributeNames.nearest(entity, name, 3);
        return candidates.isEmpty()
                ? "; write one of "
                        + all.stream()
                                .filter(known -> known.indexOf('.') < 0 || known.endsWith(">"))
                                .collect(Collectors.joining(", "))
                : "; did you mean " + String.join(" or ", candidates) + "?";
    }

    private void checkSource(
            YamlNode.Entry entry, YamlFields line, List<FieldPath> from, @Nullable String constant, int before) {
        boolean hasFrom = line.get("from") != null;
        boolean isMistyped = line.entries().stream()
                .map(key -> NearestName.of(key.key(), List.of("from", "value")))
                .anyMatch(Objects::nonNull);
        if (hasFrom && constant != null) {
            problems.add(
                    line.placeOf("value"),
                    ProblemCode.MAPPING_SOURCE,
                    "found both 'from' and 'value' for '"
                            + entry.key()
                            + "', expected one of them; remove 'value' to read the source field, or 'from' to write"
                            + " the same text into every record");
        } else if (problems.count() == before && !isMistyped && from.isEmpty() && constant == null) {
            problems.add(
                    line.place(),
                    ProblemCode.MAPPING_SOURCE,
                    "'" + entry.key() + "' has no source; write " + entry.key() + ": " + EXAMPLE
                            + " or, for a fixed text, {value: text}");
        }
    }

    private OnInvalid onInvalid(YamlFields line) {
        String text = line.text("onInvalid", "keep");
        if (text == null) {
            return OnInvalid.KEEP;
        }
        for (OnInvalid choice : OnInvalid.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        problems.add(
                line.placeOf("onInvalid"),
                ProblemCode.MAPPING_ON_INVALID,
                "found onInvalid: '" + text
                        + "', expected keep (text stays beside an issue), blank (value is left empty) or reject (record becomes"
                        + " a dead letter)" + NearestName.hint(text, List.of("keep", "blank", "reject")));
        return OnInvalid.KEEP;
    }

    private @Nullable String codeFile(YamlFields line, StandardizerType type) {
        for (StandardizerType.Option option : type.options()) {
            if (option.kind() == StandardizerType.Kind.MAP && line.get(option.name()) instanceof YamlNode.Scalar name) {
                return codeFiles.shown(name.text());
            }
        }
        return null;
    }

    private Repetition mayRepeat(YamlFields line) {
        YamlNode node = line.get("mayRepeat");
        if (node == null) {
            return Repetition.UNSAID;
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.FLAG) {
            return scalar.text().equals("true") ? Repetition.ANY : Repetition.UNSAID;
        }
        Set<String> values = new LinkedHashSet<>();
        if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> {
                if (item instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Scalar.Kind.NOTHING) {
                    values.add(scalar.text());
                }
            });
            if (values.size() == list.items().size()) {
                return new Repetition(false, Set.copyOf(values));
            }
        }
        problems.add(
                node.place(),
                ProblemCode.MAPPING_MAY_REPEAT,
                "found " + node.described()
                        + " for 'mayRepeat', expected true or a list of different texts; write mayRepeat: [\"+861069445464\"] for"
                        + " values that many records may share, or mayRepeat: true for all");
        return Repetition.UNSAID;
    }

    private @Nullable StandardizerType standardizer(YamlNode.Entry entry, YamlFields line, AttributeKind kind) {
        String declared = line.text("as", "text");
        String name = declared == null ? kind.standardizer() : declared;
        if (name == null) {
            problems.add(
                    line.place(),
                    ProblemCode.MAPPING_UNDECLARED,
                    "'" + entry.key()
                            + "' does not say what kind of name it is; write as: person-name for people, or another standardizer"
                            + " of " + String.join(", ", standardizers.keySet()));
            return null;
        }
        StandardizerType type = standardizers.get(name);
        if (type == null) {
            problems.add(
                    line.placeOf("as"),
                    ProblemCode.MAPPING_STANDARDIZER,
                    "found as: '" + name
                            + "', expected one of " + String.join(", ", standardizers.keySet())
                            + NearestName.hint(name, standardizers.keySet()));
        }
        return type;
    }

    private void checkFit(YamlNode.Entry entry, YamlFields line, StandardizerType type, AttributeKind kind) {
        boolean isVersion = kind == AttributeKind.VERSION;
        if (kind.accepts().contains(type.yields()) && (!isVersion || VERSION_TYPES.contains(type.name()))) {
            return;
        }
        String instead = kind.standardizer() == null ? "person-name" : kind.standardizer();
        ProblemCode code = isVersion ? ProblemCode.MAPPING_VERSION : ProblemCode.MAPPING_MISFIT;
        problems.add(
                line.placeOf("as"),
                code,
                "as: " + type.name() + " gives " + described(type.yields()) + ", but '" + entry.key() + "' is "
                        + kind.described() + "; write as: " + instead);
    }

    private static String described(StandardizerType.Yields yields) {
        return switch (yields) {
            case TEXT -> "a text";
            case DATE -> "a date without a time";
            case TIMESTAMP -> "a point in time";
            case NUMBER -> "a number";
            case PARTS -> "parts without a value of their own";
        };
    }
}
