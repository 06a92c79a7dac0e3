package io.customerhub.deploy.check;

import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * Finds secrets that are written into a route. The message never holds the secret. What an option of a connector or a
 * component holds, its own description says; elsewhere the name does.
 */
public final class SecretCheck {

    private final BiPredicate<String, String> isSecretOption;
    private final Problems problems;

    /**
     * A check.
     *
     * @param isSecretOption whether the endpoint's uri, without options, says of its option that it is a secret
     */
    public SecretCheck(BiPredicate<String, String> isSecretOption, Problems problems) {
        this.isSecretOption = isSecretOption;
        this.problems = problems;
    }

    /** Checks a whole file. */
    public void check(YamlNode node) {
        check(node, "", "");
    }

    /**
     * @param uri the address whose options these are; empty elsewhere
     * @param key the key that the value stands behind
     */
    private void check(YamlNode node, String uri, String key) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> check(item, uri, key));
        } else if (node instanceof Mapping mapping) {
            String address = mapping.text("uri");
            for (Entry entry : mapping.entries()) {
                String of = entry.key().equals("parameters") && !address.isEmpty() ? address : uri;
                check(entry.value(), of, entry.key());
            }
        } else if (node instanceof Scalar scalar && isLiteral(scalar.text())) {
            checkValue(scalar, uri, key);
        }
    }

    private void checkValue(Scalar scalar, String uri, String key) {
        boolean isSecret = uri.isEmpty() ? SecretNames.isSecret(key) : isSecretOption.test(uri, key);
        if (isSecret) {
            String property = system(scalar.place().file()) + key.toLowerCase(Locale.ROOT);
            String variable = property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            problems.add(
                    scalar.place(),
                    ProblemCode.SECRET_IN_CLEAR,
                    "found a secret in clear for '" + key + "', expected a placeholder; write " + key + ": \""
                            + (uri.startsWith("kamelet:")
                                    ? "RAW({{env:" + variable + "}})"
                                    : "{{env:" + variable + "}}")
                            + "\" and set that environment variable, or {{" + property + "}} with " + property
                            + "=... in hub.properties, which is not committed; then change the secret, it has been"
                            + " seen");
        } else if (SecretNames.holdsSecret(scalar.text())) {
            problems.add(
                    scalar.place(),
                    ProblemCode.SECRET_IN_CLEAR,
                    "found a secret in clear within '" + key + "', expected a placeholder in its place; write"
                            + " {{env:NAME}} there and set the environment variable NAME; then change the secret, it has"
                            + " been seen");
        }
    }

    /** The folder of the file with a dot, as the start of a property's name. */
    private static String system(String file) {
        String[] parts = file.split("/");
        return parts.length < 3 ? "" : parts[parts.length - 2] + ".";
    }

    /** False for nothing, placeholders, beans and expressions. */
    private static boolean isLiteral(String text) {
        return !text.isBlank() && !text.contains("{{") && !text.startsWith("#") && !text.contains("${");
    }
}
