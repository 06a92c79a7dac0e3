package io.customerhub.deploy.render;

import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.deploy.render.PropertyValues.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place where a route uses a Kamelet, written as the route that Camel makes of the Kamelet's template for it: its beans
 * under names of their own, each {@code {{option}}} replaced by what the route, the properties or the Kamelet say, and
 * {@code direct:} where Camel's component {@code kamelet:} would pass messages on.
 */
final class KameletUse {

    private final KameletTemplate template;
    private final Map<String, Scalar> written;
    private final FinalValues values;
    private final String id;
    private final Map<String, String> beans = new LinkedHashMap<>();

    /**
     * A use.
     *
     * @param written what the route sets, by option
     * @param id the id of the Kamelet's own route; {@code direct:} and this id stand in place of {@code kamelet:source} and
     *     {@code kamelet:sink}
     */
    KameletUse(KameletTemplate template, Map<String, Scalar> written, FinalValues values, String id) {
        this.template = template;
        this.written = written;
        this.values = values;
        this.id = id;
        template.beans().forEach(bean -> beans.put(bean.text("name"), id + "-" + bean.text("name")));
    }

    /** The documents of a route file: the beans, when there are any, and the route. */
    List<FinalYaml> documents() {
        List<FinalYaml> documents = new ArrayList<>();
        if (!template.beans().isEmpty()) {
            documents.add(keys(
                    "beans",
                    new FinalYaml.Items(
                            template.beans().stream().map(this::bean).toList())));
        }
        FinalYaml.Value name =
                FinalValues.of(id, null, false, List.of("the route that " + template.name() + " stands for"));
        documents.add(keys(
                "route",
                new FinalYaml.Keys(List.of(
                        new FinalYaml.Entry("id", name), new FinalYaml.Entry("from", copy(template.from(), ""))))));
        return documents;
    }

    private static FinalYaml keys(String key, FinalYaml value) {
        return new FinalYaml.Keys(List.of(new FinalYaml.Entry(key, value)));
    }

    private FinalYaml bean(YamlNode bean) {
        List<FinalYaml.Entry> entries = new ArrayList<>();
        for (Entry entry : ((Mapping) bean).entries()) {
            FinalYaml value = copy(entry.value(), entry.key());
            if (entry.key().equals("name") && entry.value() instanceof Scalar name) {
                String own = Objects.requireNonNull(beans.get(name.text()));
                value = FinalValues.of(own, null, false, List.of(FinalValues.shown(name.place())));
            }
            entries.add(new FinalYaml.Entry(entry.key(), value));
        }
        return new FinalYaml.Keys(entries);
    }

    private FinalYaml copy(YamlNode node, String key) {
        if (node instanceof Mapping mapping) {
            return new FinalYaml.Keys(mapping.entries().stream()
                    .map(entry -> new FinalYaml.Entry(entry.key(), copy(entry.value(), entry.key())))
                    .toList());
        }
        if (node instanceof Sequence list) {
            return new FinalYaml.Items(
                    list.items().stream().map(item -> copy(item, key)).toList());
        }
        return value((Scalar) node);
    }

    private FinalYaml.Value value(Scalar scalar) {
        String text = scalar.text();
        if (text.equals("kamelet:sink") || text.equals("kamelet:source")) {
            return FinalValues.of(
                    "direct:" + id, null, false, List.of(FinalValues.shown(scalar.place()), "for " + text));
        }
        String option = text.startsWith("{{") && text.endsWith("}}") ? text.substring(2, text.length() - 2) : "";
        KameletTemplate.Option whole = template.options().get(option);
        Resolved resolved = values.properties().resolve(text, this::find);
        boolean isSecret = resolved.isSecret() && resolved.isComplete();
        if (whole != null) {
            String yaml = whole.type().equals("string") || !resolved.isComplete() ? null : resolved.text();
            return FinalValues.of(resolved.text(), yaml, isSecret, resolved.origins());
        }
        return FinalValues.of(
                resolved.text(),
                scalar.kind() == Scalar.Kind.TEXT ? null : text,
                isSecret,
                FinalValues.with(scalar.place(), resolved.origins()));
    }

    /** What an option of the Kamelet or one of its beans stands for; null when the name is neither. */
    private @Nullable Found find(String name) {
        String bean = beans.get(name);
        if (bean != null) {
            return new Found(bean, List.of(), false);
        }
        KameletTemplate.Option option = template.options().get(name);
        if (option == null) {
            return null;
        }
        Scalar set = written.get(name);
        if (set != null) {
            Resolved resolved = values.properties().resolve(set.text());
            return new Found(
                    withoutRaw(resolved.text()),
                    FinalValues.with(set.place(), resolved.origins()),
                    resolved.isComplete() && (option.isSecret() || resolved.isSecret()));
        }
        Found everywhere = values.properties().find("camel.kamelet." + template.name() + "." + name);
        if (everywhere != null) {
            return new Found(everywhere.value(), everywhere.origins(), option.isSecret());
        }
        Scalar otherwise = option.otherwise();
        return otherwise == null
                ? null
                : new Found(
                        otherwise.text(),
                        List.of("default of " + template.name() + ", " + FinalValues.shown(otherwise.place())),
                        option.isSecret());
    }

    /** {@code RAW(...)} says that the text within is not to be decoded; the Kamelet gets what is within. */
    private static String withoutRaw(String text) {
        return text.startsWith("RAW(") && text.endsWith(")") ? text.substring(4, text.length() - 1) : text;
    }
}
