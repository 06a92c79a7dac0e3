package io.customerhub.deploy.render;

import io.customerhub.config.SecretFiles;
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
 * Replaces {@code {{name}}} as Camel does (the environment wins over the settings of the hub, these over {@code
 * hub.properties}, and a default counts when none has the name), and remembers where each value comes from.
 */
final class PropertyValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\??([^{}]+?)\\s*}}");

    private final HubProperties properties;
    private final Map<String, String> settings;
    private final Map<String, String> environment;

    /** @param settings what the hub itself sets for routes */
    PropertyValues(HubProperties properties, Map<String, String> settings, Map<String, String> environment) {
        this.properties = properties;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * What a name stands for.
     *
     * @param value the text
     * @param origins where it comes from
     * @param isSecret it must not be shown
     */
    record Found(String value, List<String> origins, boolean isSecret) {}

    /** Names that are known beside the properties, and before them. */
    interface Names {
        /** What the name stands for, or null when it is none of these. */
        @Nullable
        Found find(String name);
    }

    /** The text as the route gets it. */
    Resolved resolve(String text) {
        return resolve(text, name -> null);
    }

    /** The same, where a name is first looked for elsewhere. */
    Resolved resolve(String text, Names first) {
        List<String> origins = new ArrayList<>();
        StringBuilder resolved = new StringBuilder();
        Matcher found = PLACEHOLDER.matcher(text);
        boolean isSecret = false;
        while (found.find()) {
            String name = found.group(1);
            Found value = first.find(name);
            value = value == null ? find(name) : value;
            if (value == null) {
                origins.add("NOT SET: " + name.replaceFirst("^env:", "environment "));
                isSecret |= SecretNames.isSecret(lastPart(name));
                found.appendReplacement(resolved, Matcher.quoteReplacement(found.group()));
            } else {
                origins.addAll(value.origins());
                isSecret |= value.isSecret() && !value.value().isEmpty();
                found.appendReplacement(resolved, Matcher.quoteReplacement(value.value()));
            }
        }
        found.appendTail(resolved);
        return new Resolved(resolved.toString(), origins, isSecret);
    }

    /** What the environment, the hub, {@code hub.properties} or the placeholder itself says; null when none does. */
    @Nullable
    Found find(String written) {
        boolean isSecret = SecretNames.isSecret(lastPart(written));
        boolean isEnvironment = written.startsWith("env:");
        String rest = isEnvironment ? written.substring("env:".length()) : written;
        int colon = rest.indexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon);
        String variable = isEnvironment
                ? name
                : name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String value = environment.get(variable);
        if (value != null) {
            return new Found(value, List.of("environment " + variable), isSecret);
        }
        value = SecretFiles.value(environment, variable);
        if (value != null) {
            return new Found(value, List.of("file of " + variable + SecretFiles.SUFFIX), true);
        }
        value = isEnvironment ? null : settings.get(name);
        if (value != null) {
            return new Found(value, List.of("setting of the hub"), isSecret);
        }
        value = isEnvironment ? null : properties.values().get(name);
        if (value != null) {
            return new Found(value, List.of(HubProperties.FILE + " " + name), isSecret);
        }
        return colon < 0
                ? null
                : new Found(rest.substring(colon + 1), List.of("default of {{" + written + "}}"), isSecret);
    }

    /** {@code shop.secret} is about a secret, {@code secret.url} is not. */
    private static String lastPart(String name) {
        String plain = name.startsWith("env:") ? name.substring("env:".length()) : name;
        String whole = plain.split(":", 2)[0];
        return whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('_')) + 1);
    }
}
