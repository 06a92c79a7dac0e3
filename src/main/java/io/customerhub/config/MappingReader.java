package io.customerhub.config;

import io.customerhub.config.StreamMapping.LineMapping;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a {@code *.mapping.yaml}. Safe for use by several threads. */
public final class MappingReader {

    static final List<String> KEYS =
            List.of("entity", "key", "version", "region", "order", "zone", "fields", "lines", "skip", "breaker");

    static final List<String> LINE_KEYS = List.of("from", "fields");

    private final Map<String, StandardizerType> standardizers;

    /** @param standardizers every standardizer that a mapping may name, by its name */
    public MappingReader(Map<String, StandardizerType> standardizers) {
        this.standardizers = new TreeMap<>(standardizers);
    }

    /**
     * The mapping, or null when the file has a problem; all its problems are collected.
     *
     * @param stream the stream that the mapping is for
     * @param file the path as an engineer would type it
     * @param contract what the source promises; when it lists fields, the mapping may read no other; null when unknown
     */
    public @Nullable StreamMapping read(
            StreamName stream, String file, byte[] content, @Nullable Contract contract, Problems problems) {
        return read(stream, file, content, contract, CodeFiles.kept(Map.of()), problems);
    }

    /**
     * As the other one, for a mapping that may name files of codes.
     *
     * @param codeFiles reads them, and knows afterwards which ones were read
     */
    public @Nullable StreamMapping read(
            StreamName stream,
            String file,
            byte[] content,
            @Nullable Contract contract,
            CodeFiles codeFiles,
            Problems problems) {
        int before = problems.count();
        YamlNode root = YamlFile.read(file, content, problems);
        YamlFields mapping = root == null
                ? null
                : YamlFields.of(root, "a mapping", "entity: customer", YamlFields.Codes.MAPPING, problems);
        if (mapping == null) {
            return null;
        }
        StreamMapping read = read(stream, mapping, PromisedFields.of(contract), codeFiles, problems);
        return problems.count() > before ? null : read;
    }

    private @Nullable StreamMapping read(
            StreamName stream, YamlFields mapping, PromisedFields promised, CodeFiles codeFiles, Problems problems) {
        mapping.allowOnly(KEYS);
        RegionalSettings regional = new RegionalSettings(problems);
        FieldMappingReader lines = new FieldMappingReader(standardizers, regional, promised, codeFiles, problems);
        RuleReader rules = new RuleReader(promised, problems);

        List<FieldPath> key = key(mapping, promised, problems);
        FieldMapping version = version(mapping, lines);
        String region = regional.region(mapping.text("region", "CN"), mapping.placeOf("region"));
        String order = regional.order(mapping.text("order", "year-month-day"), mapping.placeOf("order"));
        ZoneId zone = regional.zone(mapping.text("zone", "Asia/Shanghai"), mapping.placeOf("zone"));
        List<SkipRule> skip = rules.skip(mapping);
        Breaker breaker = rules.breaker(mapping);
        EntityType entity = entity(mapping, problems);
        YamlNode fieldsNode = mapping.require("fields", "{email: mail}");
        if (entity == null) {
            return null;
        }
        List<FieldMapping> fields = fieldsNode == null ? List.of() : lines.readAll(fieldsNode, entity, false);
        LineMapping lineMapping = lineMapping(mapping, entity, promised, lines, problems);
        return new StreamMapping(
                stream,
                entity,
                List.copyOf(key),
                version,
                region,
                order,
                zone == null ? ZoneOffset.UTC : zone,
                List.copyOf(fields),
                lineMapping,
                List.copyOf(skip),
                breaker,
                mapping.place());
    }

    private static @Nullable EntityType entity(YamlFields mapping, Problems problems) {
        List<String> known =
                Arrays.stream(EntityType.values()).map(EntityType::yamlName).toList();
        String text = mapping.requireText("entity", "customer");
        if (text == null) {
            return null;
        }
        for (EntityType entity : EntityType.values()) {
            if (entity.yamlName().equals(text)) {
                return entity;
            }
        }
        problems.add(
                mapping.placeOf("entity"),
                ProblemCode.MAPPING_ENTITY,
                "found the entity '" + text + "', expected one of " + String.join(", ", known)
                        + NearestName.hint(text, known));
        return null;
    }

    private static List<FieldPath> key(YamlFields mapping, PromisedFields promised, Problems problems) {
        if (mapping.require("key", "id") == null) {
            return List.of();
        }
        List<FieldPath> key = mapping.paths("key", "id", promised);
        Set<FieldPath> seen = new HashSet<>();
        for (FieldPath field : key) {
            if (!seen.add(field)) {
                problems.add(
                        mapping.placeOf("key"),
                        ProblemCode.MAPPING_KEY,
                        "found the field '" + field + "' twice in the key; name each field of the key once");
            }
        }
        if (mapping.get("key") instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            problems.add(
                    list.place(),
                    ProblemCode.MAPPING_MISSING_KEY,
                    "found an empty list for 'key', expected at least one field; write key: id");
        }
        return key;
    }

    private static @Nullable FieldMapping version(YamlFields mapping, FieldMappingReader lines) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (entry.key().equals("version") && mapping.get("version") != null) {
                return lines.readVersion(entry);
            }
        }
        return null;
    }

    private static @Nullable LineMapping lineMapping(
            YamlFields mapping,
            EntityType entity,
            PromisedFields promised,
            FieldMappingReader reader,
            Problems problems) {
        YamlNode node = mapping.get("lines");
        if (node == null) {
            return null;
        }
        if (!entity.hasLines()) {
            problems.add(
                    mapping.placeOf("lines"),
                    ProblemCode.MAPPING_LINES,
                    "found 'lines' for the entity " + entity.yamlName()
                            + ", which has none; remove them, or write entity: sales-order");
            return null;
        }
        YamlFields lines = YamlFields.of(
                node,
                "the lines of an order",
                "{from: items, fields: {sku: article}}",
                YamlFields.Codes.MAPPING,
                problems);
        if (lines == null) {
            return null;
        }
        lines.allowOnly(LINE_KEYS);
        String from = lines.requireText("from", "items");
        FieldPath path = from == null ? null : lines.path(from, lines.placeOf("from"), promised);
        YamlNode fieldsNode = lines.require("fields", "{sku: article}");
        List<FieldMapping> fields = fieldsNode == null ? new ArrayList<>() : reader.readAll(fieldsNode, entity, true);
        return path == null ? null : new LineMapping(path, List.copyOf(fields));
    }
}
