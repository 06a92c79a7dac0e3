package io.customerhub.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options that a field line gives to its standardizer, judged by the standardizer's own description. */
final class OptionReader {

    private final RegionalSettings regional;
    private final CodeFiles codeFiles;
    private final Problems problems;

    OptionReader(RegionalSettings regional, CodeFiles codeFiles, Problems problems) {
        this.regional = regional;
        this.codeFiles = codeFiles;
        this.problems = problems;
    }

    /**
     * The options of a line.
     *
     * @param ownKeys the keys of the line that are no options
     */
    Map<String, Object> read(YamlFields line, Set<String> ownKeys, StandardizerType type) {
        List<String> known = new ArrayList<>(ownKeys);
        type.options().forEach(option -> known.add(option.name()));
        Map<String, Object> options = new LinkedHashMap<>();
        for (YamlNode.Entry entry : line.entries()) {
            if (ownKeys.contains(entry.key())) {
                continue;
            }
            StandardizerType.Option option = option(type, entry.key());
            if (option == null) {
                problems.add(
                        entry.place(),
                        ProblemCode.MAPPING_OPTION,
                        "found the unknown key '" + entry.key()
                                + "' beside as: " + type.name() + ", expected one of " + String.join(", ", known)
                                + NearestName.hint(entry.key(), known));
                continue;
            }
            Object value = value(option, entry.value());
            if (value != null) {
                options.put(option.name(), value);
            }
        }
        for (StandardizerType.Option option : type.options()) {
            if (option.required() && line.get(option.name()) == null) {
                problems.add(
                        line.place(),
                        ProblemCode.MAPPING_OPTION_MISSING,
                        "the standardizer " + type.name()
                                + " needs the option '" + option.name() + "' (" + option.description() + "); write "
                                + option.name() + ": " + example(option));
            }
        }
        return options;
    }

    private static StandardizerType.@Nullable Option option(StandardizerType type, String name) {
        for (StandardizerType.Option option : type.options()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return null;
    }

    private @Nullable Object value(StandardizerType.Option option, YamlNode node) {
        if (option.kind() == StandardizerType.Kind.MAP && text(node) != null) {
            return codeFiles.read(((YamlNode.Scalar) node).text(), node.place(), problems);
        }
        Object value = valueOfKind(option, node);
        if (value == null) {
            problems.add(
                    node.place(),
                    ProblemCode.MAPPING_OPTION_VALUE,
                    "found " + node.described()
                            + " for the option '" + option.name() + "', expected " + expected(option.kind())
                            + "; write "
                            + option.name() + ": " + example(option));
            return null;
        }
        return isAllowed(option, value, node) ? value : null;
    }

    private static @Nullable Object valueOfKind(StandardizerType.Option option, YamlNode node) {
        return switch (option.kind()) {
            case TEXT -> text(node);
            case NUMBER -> number(node);
            case FLAG ->
                (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.FLAG)
                        ? Boolean.valueOf(scalar.text())
                        : null;
            case LIST -> texts(node);
            case MAP -> textsByText(node);
        };
    }

    private static @Nullable String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Scalar.Kind.NOTHING
                ? scalar.text()
                : null;
    }

    private static @Nullable Number number(YamlNode node) {
        BigDecimal number = YamlFields.number(node);
        if (number == null) {
            return null;
        }
        boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() <= 18;
        return isWhole ? (Number) number.longValueExact() : number;
    }

    private static @Nullable List<String> texts(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence list)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            String text = text(item);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private static @Nullable Map<String, String> textsByText(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping map)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            String text = text(entry.value());
            if (text == null) {
                return null;
            }
            texts.put(entry.key(), text);
        }
        return Map.copyOf(texts);
    }

    private boolean isAllowed(StandardizerType.Option option, Object value, YamlNode node) {
        int before = problems.count();
        if (value instanceof String text
                && !option.values().isEmpty()
                && !option.values().contains(text)) {
            problems.add(
                    node.place(),
                    ProblemCode.MAPPING_OPTION_VALUE,
                    "found '" + text + "' for the option '"
                            + option.name() + "', expected one of " + String.join(", ", option.values())
                            + NearestName.hint(text, option.values()));
        } else if (value instanceof String text) {
            switch (option.name()) {
                case "region" -> regional.region(text, node.place());
                case "order" -> regional.order(text, node.place());
                case "zone" -> regional.zone(text, node.place());
                default -> {
                    // any text will do
                }
            }
        }
        return problems.count() == before;
    }

    private static String expected(StandardizerType.Kind kind) {
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
            case LIST -> "a list of texts";
            case MAP -> "texts by text";
        };
    }

    private static String example(StandardizerType.Option option) {
        if (!option.values().isEmpty()) {
            return option.values().get(0);
        }
        return switch (option.kind()) {
            case TEXT -> "text";
            case NUMBER -> "1";
            case FLAG -> "true";
            case LIST -> "[one, two]";
            case MAP -> "{code: meaning}, or the name of a file, such as gender.codes.yaml";
        };
    }
}
