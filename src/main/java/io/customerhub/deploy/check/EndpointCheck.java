package io.customerhub.deploy.check;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Scalar;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Holds the addresses of a route file, and their options, against Camel's catalog. Kamelets are left out: their options
 * are described by the Kamelet itself. Not safe for use by several threads.
 */
public final class EndpointCheck {

    private static final String KAMELET = "kamelet";

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);
    private final Map<String, ComponentModel> models = new LinkedHashMap<>();
    private final Predicate<String> isAboard;
    private final List<String> connectors;

    /**
     * A check.
     *
     * @param isAboard whether a component of this name can be used, because its jar is there
     * @param connectors the names of the connectors, for those who forget the word kamelet
     */
    public EndpointCheck(Predicate<String> isAboard, List<String> connectors) {
        this.isAboard = isAboard;
        this.connectors = List.copyOf(connectors);
    }

    /** Checks a whole file. */
    public void check(YamlNode file, Problems problems) {
        for (Endpoint endpoint : Endpoint.in(file)) {
            if (!endpoint.isDynamic() && !endpoint.scheme().equals(KAMELET)) {
                check(endpoint, problems);
            } else if (!endpoint.isDynamic() && !endpoint.isSource()) {
                checkKamelet(endpoint, problems);
            }
        }
    }

    /** True when the catalog says that the option of an address is a secret; false when it does not know it. */
    public boolean isSecret(String uri, String option) {
        ComponentModel model = model(uri.split(":", 2)[0]);
        return model != null
                && model.getEndpointOptions().stream()
                        .anyMatch(known -> known.getName().equals(option) && known.isSecret());
    }

    /** Those that routes start from are held against their connector elsewhere. */
    private void checkKamelet(Endpoint endpoint, Problems problems) {
        String name = endpoint.uri().substring(KAMELET.length() + 1).split("[/?]", 2)[0];
        if (!connectors.contains(name) && !name.contains("{{")) {
            problems.add(
                    endpoint.place(),
                    ProblemCode.ROUTE_CONNECTOR,
                    "found the Kamelet '" + name + "', expected one of connectors/; write one of them, or put the file "
                            + name + ".kamelet.yaml into connectors/" + NearestName.hint(name, connectors));
        }
    }

    private void check(Endpoint endpoint, Problems problems) {
        String scheme = endpoint.scheme();
        ComponentModel model = model(scheme);
        if (model == null) {
            unknownComponent(endpoint, problems);
        } else if (!isAboard.test(scheme)) {
            problems.add(
                    endpoint.place(),
                    ProblemCode.ROUTE_COMPONENT,
                    "the component '" + scheme + "' (" + model.getTitle() + ") is one of Camel's, but its jar is not"
                            + " aboard; add the dependency " + model.getGroupId() + ":" + model.getArtifactId() + ":"
                            + model.getVersion() + ", or use one of connectors/");
        } else {
            checkOptions(endpoint, model, problems);
        }
    }

    private void unknownComponent(Endpoint endpoint, Problems problems) {
        String name = endpoint.scheme().isEmpty() ? endpoint.uri().split("\\?", 2)[0] : endpoint.scheme();
        String connector = NearestName.of(name, connectors);
        problems.add(
                endpoint.place(),
                ProblemCode.ROUTE_COMPONENT,
                "found '" + name + "', which is no component, expected the name of one and a colon, such as"
                        + " direct:ingest or kamelet:csv-file-source"
                        + (connector != null
                                ? "; did you mean 'kamelet:" + connector + "'?"
                                : NearestName.hint(name, catalog.findComponentNames())));
    }

    private void checkOptions(Endpoint endpoint, ComponentModel model, Problems problems) {
        Map<String, Place> places = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Entry option : endpoint.options()) {
            places.put(option.key(), option.place());
            if (option.value() instanceof Scalar scalar && !option.key().equals("steps")) {
                values.put(option.key(), scalar.text());
            }
        }
        EndpointValidationResult result;
        try {
            Map<String, String> all = new LinkedHashMap<>(catalog.endpointProperties(endpoint.uri()));
            all.putAll(values);
            String uri = catalog.asEndpointUri(endpoint.scheme(), all, false);
            result = catalog.validateEndpointProperties(
                    uri == null ? endpoint.uri() : uri, false, endpoint.isSource(), !endpoint.isSource());
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            problems.add(
                    endpoint.place(),
                    ProblemCode.ENDPOINT_VALUE,
                    "found an address that cannot be read, expected one such as " + model.getSyntax()
                            + "; put its options below 'parameters:'");
            return;
        }
        tell(endpoint, model, result, places, values, problems);
    }

    private static void tell(
            Endpoint endpoint,
            ComponentModel model,
            EndpointValidationResult result,
            Map<String, Place> places,
            Map<String, String> values,
            Problems problems) {
        List<String> known = model.getEndpointOptions().stream()
                .filter(option -> option.getLabel() == null
                        || !option.getLabel().contains(endpoint.isSource() ? "producer" : "consumer"))
                .map(EndpointOptionModel::getName)
                .toList();
        for (String name : names(result.getUnknown(), result.getNotConsumerOnly(), result.getNotProducerOnly())) {
            boolean isOther =
                    result.getUnknown() == null || !result.getUnknown().contains(name);
            problems.add(
                    places.getOrDefault(name, endpoint.place()),
                    ProblemCode.ENDPOINT_OPTION,
                    "found the unknown option '" + name + "' for '" + endpoint.scheme() + "'"
                            + (isOther ? (endpoint.isSource() ? " in 'from'" : " in a step") : "")
                            + ", expected one of those at https://camel.apache.org/components/next/" + endpoint.scheme()
                            + "-component.html" + NearestName.hint(name, known));
        }
        for (EndpointOptionModel option : model.getEndpointOptions()) {
            String expected = expected(option, result);
            if (expected != null) {
                problems.add(
                        places.getOrDefault(option.getName(), endpoint.place()),
                        ProblemCode.ENDPOINT_VALUE,
                        "found " + found(option, values) + " for '" + option.getName() + "' of '" + endpoint.scheme()
                                + "', expected " + expected + hint(option, values));
            }
            if (result.getRequired() != null && result.getRequired().contains(option.getName())) {
                problems.add(
                        endpoint.place(),
                        ProblemCode.ENDPOINT_VALUE,
                        "'" + endpoint.scheme() + "' needs '" + option.getName() + "': " + option.getDescription()
                                + " Write the address as " + model.getSyntax());
            }
        }
    }

    private static String found(EndpointOptionModel option, Map<String, String> values) {
        String text = values.get(option.getName());
        return text == null || option.isSecret() ? "a wrong value" : "'" + text + "'";
    }

    private static String hint(EndpointOptionModel option, Map<String, String> values) {
        String text = values.get(option.getName());
        return text == null || option.getEnums() == null ? "" : NearestName.hint(text, option.getEnums());
    }

    /** What the option expects when its value is not that, else null. */
    private static @Nullable String expected(EndpointOptionModel option, EndpointValidationResult result) {
        String name = option.getName();
        if (has(result.getInvalidEnum(), name)) {
            return "one of " + String.join(", ", option.getEnums());
        }
        if (has(result.getInvalidBoolean(), name)) {
            return "true or false";
        }
        if (has(result.getInvalidInteger(), name)) {
            return "a whole number";
        }
        if (has(result.getInvalidNumber(), name)) {
            return "a number";
        }
        if (has(result.getInvalidDuration(), name)) {
            return "a length of time such as 30s, 5m or 1h30m";
        }
        if (has(result.getInvalidReference(), name)) {
            return "the name of a bean behind '#', such as #mine";
        }
        return null;
    }

    private static boolean has(@Nullable Map<String, String> found, String name) {
        return found != null && found.containsKey(name);
    }

    @SafeVarargs
    private static List<String> names(@Nullable Iterable<String>... sets) {
        List<String> all = new ArrayList<>();
        for (Iterable<String> set : sets) {
            if (set != null) {
                set.forEach(all::add);
            }
        }
        return all;
    }

    private @Nullable ComponentModel model(String scheme) {
        if (!models.containsKey(scheme)) {
            String json = catalog.componentJSonSchema(scheme);
            models.put(scheme, json == null ? null : JsonMapper.generateComponentModel(json));
        }
        return models.get(scheme);
    }
}
