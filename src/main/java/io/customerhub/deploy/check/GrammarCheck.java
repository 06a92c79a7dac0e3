package io.customerhub.deploy.check;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.deploy.check.RouteGrammar.Shape;
import java.util.List;

/** Holds the YAML of a route file against Camel's grammar: unknown steps and keys, wrong kinds of value, missing keys. */
public final class GrammarCheck {

    /** Where more names than this are known, they are not all written into a message. */
    private static final int MOST_NAMES = 16;

    private final RouteGrammar grammar;
    private final Problems problems;

    /** A check that adds what it finds to {@code problems}. */
    public GrammarCheck(RouteGrammar grammar, Problems problems) {
        this.grammar = grammar;
        this.problems = problems;
    }

    /** Checks a whole file. */
    public void check(YamlNode file) {
        if (file instanceof Sequence list) {
            check(file, grammar.file(), "a route file");
            list.items().forEach(this::checkBareFrom);
            return;
        }
        problems.add(
                file.place(),
                ProblemCode.ROUTE_KIND,
                "found " + file.described() + ", expected a list of routes; write '- route:' with a dash before it, and"
                        + " indent what belongs to the route below");
    }

    /** Camel makes a route of a bare {@code from}, but without an id nobody could name it. */
    private void checkBareFrom(YamlNode document) {
        if (document instanceof Mapping mapping && mapping.get("from") != null) {
            problems.add(
                    mapping.place(),
                    ProblemCode.ROUTE_ID,
                    "found 'from' without a route around it, expected '- route:' with an id; write - route: {id: ...} and"
                            + " indent 'from' below it");
        }
    }

    private void check(YamlNode node, Shape shape, String what) {
        if (node instanceof Mapping mapping) {
            checkKeys(mapping, shape, what);
        } else if (node instanceof Sequence list) {
            checkItems(list, shape, what);
        } else if (node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NOTHING) {
            checkValue(scalar, shape, what);
        }
    }

    private void checkKeys(Mapping mapping, Shape shape, String what) {
        if (!shape.takesKeys()) {
            wrongKind(mapping, what, shape.takesList() ? "a list; write '- ' before each of its values" : "one value");
            return;
        }
        for (Entry entry : mapping.entries()) {
            String key = camelCase(entry.key());
            Shape child = grammar.child(shape, key);
            if (child != null) {
                check(entry.value(), child, "'" + entry.key() + "'");
            } else if (shape.isClosed()) {
                unknown(entry, shape, what);
            }
        }
        if (shape.isSingle() && mapping.entries().size() > 1) {
            severalSteps(mapping.entries(), shape);
        }
        checkRequired(mapping, shape, what);
    }

    private void checkRequired(Mapping mapping, Shape shape, String what) {
        for (String required : shape.required()) {
            YamlNode value = mapping.get(required);
            boolean isMistyped = mapping.entries().stream()
                    .anyMatch(entry -> !shape.knows(entry.key())
                            && required.equals(NearestName.of(entry.key(), List.of(required))));
            if (value == null && mapping.at("parameters", required) != null) {
                tooDeep(mapping, required);
            } else if (!isMistyped && (value == null || isNothing(value))) {
                problems.add(
                        mapping.place(),
                        ProblemCode.ROUTE_KEY_MISSING,
                        "the key '" + required + "' is missing in " + what + "; write " + required + ": "
                                + example(required));
            }
        }
    }

    private void tooDeep(Mapping mapping, String key) {
        if (mapping.at("parameters") instanceof Mapping parameters) {
            for (Entry entry : parameters.entries()) {
                if (entry.key().equals(key)) {
                    problems.add(
                            entry.place(),
                            ProblemCode.ROUTE_KEY_MISSING,
                            "found '" + key + "' below 'parameters', expected it beside 'parameters'; indent '" + key
                                    + "' and all below it less, so that it starts in the same column as 'parameters'");
                }
            }
        }
    }

    private static String example(String key) {
        return switch (key) {
            case "uri" -> "kamelet:csv-file-source";
            case "steps" -> "and below it - to: {uri: direct:ingest}";
            case "from" -> "with uri, parameters and steps below it";
            default -> "value";
        };
    }

    private void checkItems(Sequence list, Shape shape, String what) {
        Shape item = grammar.item(shape);
        if (item == null) {
            if (!shape.takesList()) {
                wrongKind(
                        list,
                        what,
                        shape.takesKeys() ? "keys and values; remove the dash before them" : "one value, not a list");
            }
            return;
        }
        for (YamlNode value : list.items()) {
            check(value, item, item.isStep() ? "a step" : "an entry of " + what);
        }
    }

    private void checkValue(Scalar scalar, Shape shape, String what) {
        String text = scalar.text();
        if (!shape.takesValue()) {
            wrongKind(
                    scalar,
                    what,
                    shape.takesList() && grammar.item(shape) != null
                            ? "a list; write '- ' before each of its values"
                            : "keys and values below it");
            return;
        }
        if (text.contains("{{") || text.startsWith("#")) {
            return;
        }
        if (!shape.values().isEmpty() && shape.takesText() && !isAllowed(text, shape)) {
            problems.add(
                    scalar.place(),
                    ProblemCode.ROUTE_KIND,
                    "found '" + text + "' for " + what + ", expected one of " + String.join(", ", shape.values())
                            + NearestName.hint(text, shape.values()));
        } else if (shape.isFlag() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            wrongKind(scalar, what, "true or false");
        } else if (shape.isNumber() && !text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            wrongKind(scalar, what, "a number");
        }
    }

    /** Variants with free texts beside closed ones are open; Camel takes closed ones in any case. */
    private static boolean isAllowed(String text, Shape shape) {
        return shape.takesKeys() || shape.values().stream().anyMatch(text::equalsIgnoreCase);
    }

    private void unknown(Entry entry, Shape shape, String what) {
        List<String> known = shape.keys();
        String hint = NearestName.hint(entry.key(), known);
        String list = known.size() <= MOST_NAMES || hint.isEmpty() && !shape.isStep()
                ? ", expected one of " + String.join(", ", known)
                : "";
        if (shape.isStep()) {
            problems.add(
                    entry.place(),
                    ProblemCode.ROUTE_STEP,
                    "found the unknown step '" + entry.key() + "'"
                            + (hint.isEmpty()
                                    ? ", expected a step of Camel, such as to, process, bean, filter, choice, split, log"
                                    : hint));
        } else {
            problems.add(
                    entry.place(),
                    ProblemCode.ROUTE_KEY,
                    "found the unknown key '" + entry.key() + "' in " + what + list + hint);
        }
    }

    private void severalSteps(List<Entry> entries, Shape shape) {
        List<Entry> known = entries.stream()
                .filter(entry -> shape.knows(camelCase(entry.key())))
                .toList();
        if (known.size() < 2) {
            return;
        }
        Entry second = known.get(1);
        problems.add(
                second.place(),
                ProblemCode.ROUTE_KIND,
                "found '" + known.get(0).key() + "' and '" + second.key()
                        + "' in one entry of the list, expected one thing each; write '- ' before '" + second.key()
                        + "', or indent it below '" + known.get(0).key() + "' if it belongs there");
    }

    private void wrongKind(YamlNode node, String what, String expected) {
        Place place = node.place();
        problems.add(
                place, ProblemCode.ROUTE_KIND, "found " + node.described() + " for " + what + ", expected " + expected);
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING;
    }

    /** Camel takes {@code set-body} for {@code setBody}, too. */
    private static String camelCase(String key) {
        if (key.indexOf('-') < 0) {
            return key;
        }
        StringBuilder camel = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) == '-' && i + 1 < key.length()) {
                camel.append(Character.toUpperCase(key.charAt(++i)));
            } else {
                camel.append(key.charAt(i));
            }
        }
        return camel.toString();
    }
}
