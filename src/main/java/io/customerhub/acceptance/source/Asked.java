package io.customerhub.acceptance.source;

import com.sun.net.httpserver.HttpExchange;
import io.customerhub.acceptance.spec.SourceContent.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that came.
 *
 * @param method such as {@code GET}
 * @param path its path
 * @param query its parameters, decoded
 * @param headers its headers, their names in lower case
 */
record Asked(String method, String path, Map<String, String> query, Map<String, String> headers) {

    static Asked of(HttpExchange http) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Asked(
                http.getRequestMethod(),
                http.getRequestURI().getPath(),
                query(http.getRequestURI().getRawQuery()),
                headers);
    }

    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return query;
    }

    /** Null when this is what is listed; else the first thing that differs, without the values of headers. */
    @Nullable
    String fits(Request listed) {
        String difference = fitsButForHeaders(listed);
        if (difference != null) {
            return difference;
        }
        for (Map.Entry<String, String> header : listed.headers().entrySet()) {
            String found = headers.getOrDefault(header.getKey().toLowerCase(Locale.ROOT), "");
            if (!found.equals(header.getValue())) {
                return "the header " + header.getKey() + " is not the one expected";
            }
        }
        return null;
    }

    /** As {@link #fits}, for a server whose tokens and the like change from one time to the next. */
    @Nullable
    String fitsButForHeaders(Request listed) {
        if (!listed.method().equals(method) || !listed.path().equals(path)) {
            return "another address";
        }
        for (Map.Entry<String, String> parameter : listed.query().entrySet()) {
            String found = query.getOrDefault(parameter.getKey(), "");
            if (!found.equals(parameter.getValue())) {
                return "the parameter " + parameter.getKey() + " is '" + found + "', expected '" + parameter.getValue()
                        + "'";
            }
        }
        return null;
    }

    static String shown(Request request) {
        return shown(request.method(), request.path(), request.query());
    }

    private static String shown(String method, String path, Map<String, String> query) {
        return method + " " + path
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("&", "?", "")));
    }

    @Override
    public String toString() {
        return shown(method, path, query);
    }
}
