package io.customerhub.ingest.rest.http;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.HttpCalls.Body;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is posted. JSON is filled in as a tree and never as text, so that no value can break out of its place: a text
 * that is one placeholder and nothing else becomes the value with its type, and a field whose value is not known yet,
 * such as the cursor of the first page, is left out. A form is filled in with encoded values.
 */
public final class BodyTemplate {

    /** The content type of forms. */
    public static final String FORM = "application/x-www-form-urlencoded";

    private final String type;
    private final @Nullable Object tree;
    private final Set<String> names;

    private BodyTemplate(String type, @Nullable Object tree, Set<String> names) {
        this.type = type;
        this.tree = tree;
        this.names = names;
    }

    /**
     * Reads a template.
     *
     * @param type {@code application/json}, any type that ends in {@code +json}, or that of forms
     * @throws IllegalArgumentException when it is not of that type
     */
    public static BodyTemplate of(String option, String text, String type, Set<String> known) {
        Set<String> names = new LinkedHashSet<>();
        if (type.equals(FORM)) {
            TextTemplate form = TextTemplate.of(option, text, known);
            return new BodyTemplate(type, form, form.names());
        }
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw new IllegalArgumentException(
                    "the type of '" + option + "' is application/json or " + FORM + ", found '" + type + "'");
        }
        try {
            Object json = JsonValues.read(text.getBytes(StandardCharsets.UTF_8), Answer.UNREADABLE);
            return new BodyTemplate(type, compiled(option, json, known, names), names);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(
                    "'" + option + "' is no JSON (" + e.getMessage() + "); write placeholders as texts: \"${cursor}\"",
                    e);
        }
    }

    /** The placeholders in it. */
    public Set<String> names() {
        return names;
    }

    /**
     * The body with its values.
     *
     * @param values the values of placeholders: texts, numbers, booleans
     * @param fields further fields by their path, such as {@code variables.after}
     */
    public Body fill(Map<String, ?> values, Map<String, ?> fields) {
        if (tree instanceof TextTemplate form) {
            StringBuilder text = new StringBuilder(form.fill(values, BodyTemplate::encoded));
            fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(value.toString())));
            return new Body(type, text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Object filled = filled(tree, values);
        if (filled instanceof Map<?, ?> root) {
            fields.forEach((path, value) -> put(root, path.split("\\."), value));
        }
        return new Body(type, JsonValues.write(filled));
    }

    private static @Nullable Object compiled(
            String option, @Nullable Object json, Set<String> known, Set<String> names) {
        if (json instanceof String text && text.contains("${")) {
            TextTemplate template = TextTemplate.of(option, text, known);
            names.addAll(template.names());
            return template;
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(name.toString(), compiled(option, value, known, names)));
            return copy;
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(value -> copy.add(compiled(option, value, known, names)));
            return copy;
        }
        return json;
    }

    private static @Nullable Object filled(@Nullable Object part, Map<String, ?> values) {
        if (part instanceof TextTemplate template) {
            String only = template.only();
            return only != null ? values.get(only) : template.fill(values, value -> value);
        }
        if (part instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                Object made = filled(value, values);
                if (made != null || value == null) {
                    copy.put(name.toString(), made);
                }
            });
            return copy;
        }
        if (part instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(value -> copy.add(filled(value, values)));
            return copy;
        }
        return part;
    }

    @SuppressWarnings("unchecked") // made by filled(): maps with text keys that may be changed
    private static void put(Map<?, ?> root, String[] path, Object value) {
        Map<String, Object> at = (Map<String, Object>) root;
        for (int i = 0; i < path.length - 1; i++) {
            Object inner = at.get(path[i]);
            if (!(inner instanceof Map)) {
                inner = new LinkedHashMap<String, Object>();
                at.put(path[i], inner);
            }
            at = (Map<String, Object>) inner;
        }
        at.put(path[path.length - 1], value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
