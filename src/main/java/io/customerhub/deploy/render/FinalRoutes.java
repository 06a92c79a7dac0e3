package io.customerhub.deploy.render;

import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of the documents of a route file those that will run, the route of each Kamelet before the one that uses it. */
final class FinalRoutes {

    private static final String KAMELET = "kamelet:";

    private final Map<String, KameletTemplate> kamelets;
    private final FinalValues values;
    private final Set<String> ids = new HashSet<>();
    private final List<FinalYaml> documents = new ArrayList<>();
    private String route = "";

    FinalRoutes(Map<String, KameletTemplate> kamelets, FinalValues values) {
        this.kamelets = kamelets;
        this.values = values;
    }

    /** Adds a document of the file. */
    void add(YamlNode document) {
        route = document.text("route", "id").isEmpty() ? document.text("from", "id") : document.text("route", "id");
        FinalYaml made = copy(document, "");
        documents.add(made);
    }

    /** All documents. */
    FinalYaml.Items all() {
        return new FinalYaml.Items(List.copyOf(documents));
    }

    private FinalYaml copy(YamlNode node, String key) {
        if (node instanceof Mapping mapping) {
            FinalYaml inlined = endpoint(mapping);
            return inlined != null
                    ? inlined
                    : new FinalYaml.Keys(
                            mapping.entries().stream().map(this::entry).toList());
        }
        if (node instanceof Sequence list) {
            return new FinalYaml.Items(
                    list.items().stream().map(item -> copy(item, key)).toList());
        }
        Scalar scalar = (Scalar) node;
        KameletTemplate template = key.equals("to") ? template(scalar.text()) : null;
        return template == null ? values.of(scalar, key) : use(template, scalar, Map.of());
    }

    private FinalYaml.Entry entry(Entry entry) {
        return new FinalYaml.Entry(entry.key(), copy(entry.value(), entry.key()));
    }

    private @Nullable KameletTemplate template(String uri) {
        return uri.startsWith(KAMELET)
                ? kamelets.get(uri.substring(KAMELET.length()).split("[/?]", 2)[0])
                : null;
    }

    /** The endpoint that stands in place of a Kamelet; null when the mapping names none. */
    private @Nullable FinalYaml endpoint(Mapping mapping) {
        KameletTemplate template = template(mapping.text("uri"));
        if (template == null || !(mapping.get("uri") instanceof Scalar uri)) {
            return null;
        }
        Map<String, Scalar> written = new LinkedHashMap<>();
        if (mapping.get("parameters") instanceof Mapping parameters) {
            for (Entry parameter : parameters.entries()) {
                if (parameter.value() instanceof Scalar value) {
                    written.put(parameter.key(), value);
                }
            }
        }
        List<FinalYaml.Entry> entries = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals("uri")) {
                entries.add(new FinalYaml.Entry("uri", use(template, uri, written)));
            } else if (!entry.key().equals("parameters")) {
                entries.add(entry(entry));
            }
        }
        return new FinalYaml.Keys(entries);
    }

    /** Adds the route of the Kamelet, and tells where it is met. */
    private FinalYaml.Value use(KameletTemplate template, Scalar uri, Map<String, Scalar> written) {
        String id = free((route.isEmpty() ? "" : route + "-") + template.name());
        Map<String, Scalar> all = new LinkedHashMap<>(inAddress(uri));
        all.putAll(written);
        documents.addAll(new KameletUse(template, all, values, id).documents());
        return FinalValues.of(
                "direct:" + id,
                null,
                false,
                List.of(FinalValues.shown(uri.place()), "for " + KAMELET + template.name()));
    }

    private String free(String wanted) {
        String id = wanted;
        for (int number = 2; !ids.add(id); number++) {
            id = wanted + "-" + number;
        }
        return id;
    }

    /** Options behind the question mark of an address. */
    private static Map<String, Scalar> inAddress(Scalar uri) {
        Map<String, Scalar> options = new LinkedHashMap<>();
        int question = uri.text().indexOf('?');
        if (question >= 0) {
            for (String option : uri.text().substring(question + 1).split("&")) {
                int equals = option.indexOf('=');
                if (equals > 0) {
                    options.put(
                            option.substring(0, equals),
                            new Scalar(uri.place(), option.substring(equals + 1), Scalar.Kind.TEXT));
                }
            }
        }
        return options;
    }
}
