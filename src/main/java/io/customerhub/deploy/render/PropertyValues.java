package io.customerhub.deploy.render;

import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.check.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code {{name}}} as Camel does (the environment wins over {@code hub.properties}, and a default counts when
 * neither has the name), and remembers where each value comes from.
 */
final class PropertyValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\??([^{}]+?)\\s*}}");

    private final HubProperties properties;
    private final Map<String, String> environment;

    PropertyValues(HubProperties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** The text as the route gets it. */
    Resolved resolve(String text) {
        List<String> origins = new ArrayList<>();
        StringBuilder resolved = new StringBuilder();
        Matcher found = PLACEHOLDER.matcher(text);
        boolean isSecret = false;
        while (found.find()) {
            String name = found.group(1);
            isSecret |= SecretNames.isSecret(lastPart(name));
            String value = value(name, origins);
            found.appendReplacement(resolved, Matcher.quoteReplacement(value == null ? found.group() : value));
        }
        found.appendTail(resolved);
        return new Resolved(resolved.toString(), origins, isSecret);
    }

    private @Nullable String value(String written, List<String> origins) {
        boolean isEnvironment = written.startsWith("env:");
        String rest = isEnvironment ? written.substring("env:".length()) : written;
        int colon = rest.indexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon);
        String variable = isEnvironment
                ? name
                : name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        if (environment.containsKey(variable)) {
            origins.add("environment " + variable);
            return environment.get(variable);
        }
        if (!isEnvironment && properties.values().containsKey(name)) {
            origins.add(HubProperties.FILE + " " + name);
            return properties.values().get(name);
        }
        if (colon >= 0) {
            origins.add("default of {{" + written + "}}");
            return rest.substring(colon + 1);
        }
        origins.add("NOT SET: " + (isEnvironment ? "environment " + name : name));
        return null;
    }

    /** {@code shop.secret} is about a secret, {@code secret.url} is not. */
    private static String lastPart(String name) {
        String plain = name.startsWith("env:") ? name.substring("env:".length()) : name;
        String whole = plain.split(":", 2)[0];
        return whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('_')) + 1);
    }
}
