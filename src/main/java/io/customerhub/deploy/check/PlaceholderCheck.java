package io.customerhub.deploy.check;

import io.customerhub.config.NearestName;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds every property that a route file names and nobody sets; Camel would tell of the first one only. */
public final class PlaceholderCheck {

    /** {@code {{name}}}; those with a default, an optional mark or a function of Camel's own but env are left to Camel. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}?!:\\s]+)(?::([^{}]*))?\\s*}}");

    private final Predicate<String> isSet;
    private final Predicate<String> isInEnvironment;
    private final Collection<String> known;

    /**
     * A check.
     *
     * @param isSet whether a property has a value
     * @param isInEnvironment whether an environment variable has one
     * @param known the names of the properties that have one, for the nearest name
     */
    public PlaceholderCheck(Predicate<String> isSet, Predicate<String> isInEnvironment, Collection<String> known) {
        this.isSet = isSet;
        this.isInEnvironment = isInEnvironment;
        this.known = known;
    }

    /** Checks a whole file; a property that stands at several places is told at the first. */
    public void check(YamlNode file, Problems problems) {
        check(file, new HashSet<>(), problems);
    }

    private void check(YamlNode node, Set<String> seen, Problems problems) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> check(item, seen, problems));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> check(entry.value(), seen, problems));
        } else if (node instanceof Scalar scalar) {
            Matcher found = PLACEHOLDER.matcher(scalar.text());
            while (found.find()) {
                if (seen.add(found.group())) {
                    check(scalar, found.group(1), found.group(2), problems);
                }
            }
        }
    }

    private void check(Scalar scalar, String name, String rest, Problems problems) {
        if (name.equals("env")) {
            if (rest != null && !rest.contains(":") && !isInEnvironment.test(rest)) {
                problems.add(
                        scalar.place(),
                        ProblemCode.ROUTE_PROPERTY,
                        "the environment variable '" + rest + "' is not set; set it, or write {{env:" + rest
                                + ":default}} to do without it");
            }
        } else if (rest == null && !isSet.test(name)) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            problems.add(
                    scalar.place(),
                    ProblemCode.ROUTE_PROPERTY,
                    "the property '" + name + "' is not set; write " + name
                            + "=... into hub.properties, or set the environment variable " + variable
                            + NearestName.hint(name, known));
        }
    }
}
