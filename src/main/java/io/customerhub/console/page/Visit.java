package io.customerhub.console.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the browser asked for.
 *
 * @param method of HTTP
 * @param path without the query
 * @param pathValues the parameters of the path, decoded
 * @param query the parameters of the query, decoded, in their order
 * @param form the fields of the form, decoded; empty unless the method is POST
 * @param part true when a script asked for the part of a page that it is about to exchange
 * @param from the address that it came from
 */
public record Visit(
        String method,
        String path,
        Map<String, String> pathValues,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        boolean part,
        String from) {

    /** The first value of a parameter of the query; null when it is absent or blank. */
    public @Nullable String queryValue(String name) {
        return first(query, name);
    }

    /** The first value of a field of the form; null when it is absent or blank. */
    public @Nullable String formValue(String name) {
        return first(form, name);
    }

    private static @Nullable String first(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() || all.get(0).isBlank() ? null : all.get(0).strip();
    }
}
