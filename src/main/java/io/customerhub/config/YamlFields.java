package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one map of a YAML file and collects what is wrong with them. Each getter gives null when the key is
 * absent, holds nothing or holds the wrong kind of value; only the last is a problem.
 */
public final class YamlFields {

    /**
     * Which codes the mistakes of a kind of file have.
     *
     * @param unknownKey a key that is not known
     * @param missingKey a key that must be there
     * @param wrongKind a list where a text belongs, and the like
     * @param path the path of a source field that cannot be read
     */
    public record Codes(ProblemCode unknownKey, ProblemCode missingKey, ProblemCode wrongKind, ProblemCode path) {

        /** Those of a mapping. */
        static final Codes MAPPING = new Codes(
                ProblemCode.MAPPING_UNKNOWN_KEY,
                ProblemCode.MAPPING_MISSING_KEY,
                ProblemCode.MAPPING_WRONG_KIND,
                ProblemCode.MAPPING_PATH);

        /** Those of a contract. */
        static final Codes CONTRACT = new Codes(
                ProblemCode.CONTRACT_UNKNOWN_KEY,
                ProblemCode.CONTRACT_MISSING_KEY,
                ProblemCode.CONTRACT_WRONG_KIND,
                ProblemCode.CONTRACT_PATH);

        /** Those of a test file. */
        public static final Codes TEST = new Codes(
                ProblemCode.TEST_UNKNOWN_KEY,
                ProblemCode.TEST_MISSING_KEY,
                ProblemCode.TEST_WRONG_KIND,
                ProblemCode.TEST_WRONG_KIND);
    }

    private final YamlNode.Mapping node;
    private final String what;
    private final Codes codes;
    private final Problems problems;

    /** @param what what the map is, for messages: {@code a mapping}, {@code a skip rule} */
    YamlFields(YamlNode.Mapping node, String what, Codes codes, Problems problems) {
        this.node = node;
        this.what = what;
        this.codes = codes;
        this.problems = problems;
    }

    /** The fields of a value that must be a map, or null with a problem. */
    public static @Nullable YamlFields of(YamlNode node, String what, String example, Codes codes, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new YamlFields(mapping, what, codes, problems);
        }
        problems.add(
                node.place(),
                codes.wrongKind(),
                "found " + node.described() + ", expected " + what + "; write keys and values, such as " + example);
        return null;
    }

    /** Where the map starts. */
    public Place place() {
        return node.place();
    }

    /** Its keys and values in file order. */
    public List<YamlNode.Entry> entries() {
        return node.entries();
    }

    /** Reports the keys that are not among the known ones. */
    public void allowOnly(Collection<String> known) {
        for (YamlNode.Entry entry : node.entries()) {
            if (!known.contains(entry.key())) {
                String hint = NearestName.hint(entry.key(), known);
                boolean isListed = hint.isEmpty() || known.size() <= 12;
                problems.add(
                        entry.place(),
                        codes.unknownKey(),
                        "found the unknown key '" + entry.key() + "' in " + what
                                + (isListed ? ", expected one of " + String.join(", ", known) : "") + hint);
            }
        }
    }

    /** The value, or null when the key is absent or holds nothing. */
    @Nullable
    public YamlNode get(String key) {
        YamlNode value = node.get(key);
        return isNothing(value) ? null : value;
    }

    /** The value of a key that must be there. */
    @Nullable
    public YamlNode require(String key, String example) {
        YamlNode value = get(key);
        if (value == null) {
            problems.add(
                    placeOf(key),
                    codes.missingKey(),
                    "the key '" + key + "' is missing in " + what + "; write " + key + ": " + example);
        }
        return value;
    }

    /** The text of a key; {@code example} is what a message says to write. */
    @Nullable
    public String text(String key, String example) {
        YamlNode value = get(key);
        if (value == null || value instanceof YamlNode.Scalar) {
            return value == null ? null : ((YamlNode.Scalar) value).text();
        }
        wrongKind(key, value, "a text", example);
        return null;
    }

    /** The text of a key that must be there. */
    @Nullable
    public String requireText(String key, String example) {
        return require(key, example) == null ? null : text(key, example);
    }

    @Nullable
    Boolean flag(String key) {
        YamlNode value = get(key);
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.FLAG) {
            return scalar.text().equals("true");
        }
        if (value != null) {
            wrongKind(key, value, "true or false", "true");
        }
        return null;
    }

    /** The number of a key. */
    @Nullable
    public BigDecimal number(String key, String example) {
        YamlNode value = get(key);
        BigDecimal number = value == null ? null : number(value);
        if (value != null && number == null) {
            wrongKind(key, value, "a number", example);
        }
        return number;
    }

    /** A number, or null; longer ones than any setting needs are none. */
    static @Nullable BigDecimal number(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.kind() == YamlNode.Scalar.Kind.NUMBER
                && scalar.text().length() <= 40) {
            try {
                return new BigDecimal(scalar.text());
            } catch (NumberFormatException e) {
                return null; // .inf and .nan
            }
        }
        return null;
    }

    /** A text or a list of texts, with places; empty when absent; wrong values are problems and left out. */
    List<YamlNode.Scalar> texts(String key, String example) {
        YamlNode value = get(key);
        List<YamlNode.Scalar> texts = new ArrayList<>();
        if (value instanceof YamlNode.Scalar scalar) {
            texts.add(scalar);
        } else if (value instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    texts.add(scalar);
                } else {
                    wrongKind(key, item, "texts", example);
                }
            }
        } else if (value != null) {
            wrongKind(key, value, "a text or a list of texts", example);
        }
        return texts;
    }

    /** As {@link #texts}, each read as the path of a source field that the contract must promise. */
    List<FieldPath> paths(String key, String example, PromisedFields promised) {
        List<FieldPath> paths = new ArrayList<>();
        for (YamlNode.Scalar text : texts(key, example)) {
            FieldPath path = path(text.text(), text.place(), promised);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    @Nullable
    FieldPath path(String text, Place place, PromisedFields promised) {
        try {
            FieldPath path = FieldPath.of(text);
            promised.check(path, place, problems);
            return path;
        } catch (IllegalArgumentException e) {
            problems.add(
                    place,
                    codes.path(),
                    e.getMessage() + "; write a name such as mobile or a path such as" + " contact.phones[0].number");
            return null;
        }
    }

    /** Where the value of a key stands; the key when it has none; the map when there is no such key. */
    public Place placeOf(String key) {
        for (YamlNode.Entry entry : node.entries()) {
            if (entry.key().equals(key)) {
                return isNothing(entry.value()) ? entry.place() : entry.value().place();
            }
        }
        return node.place();
    }

    /** Reports a value of the wrong kind. */
    public void wrongKind(String key, YamlNode found, String expected, String example) {
        problems.add(
                found.place(),
                codes.wrongKind(),
                "found " + found.described() + " for '" + key + "', expected " + expected + "; write " + key + ": "
                        + example);
    }

    private static boolean isNothing(@Nullable YamlNode value) {
        return value == null
                || (value instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.NOTHING);
    }
}
