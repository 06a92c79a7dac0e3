package io.customerhub.ingest.rest.http;

import io.customerhub.ingest.rest.http.HttpCalls.Body;
import io.customerhub.ingest.rest.http.HttpCalls.Call;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request while it is put together. Used by one thread. */
public final class RequestDraft {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final StringBuilder query = new StringBuilder();
    private final @Nullable BodyTemplate body;
    private final Map<String, ?> values;
    private URI url;

    /** A request to an address, with what is posted there and the values for it. */
    public RequestDraft(URI url, Map<String, String> headers, @Nullable BodyTemplate body, Map<String, ?> values) {
        this.url = url;
        this.body = body;
        this.values = Map.copyOf(values);
        this.headers.put("Accept", "application/json");
        headers.forEach(this::header);
    }

    /** Asks another address instead, which has its query already. */
    public void redirect(URI elsewhere) {
        url = elsewhere;
        query.setLength(0);
    }

    /** Puts a value where it belongs; a parameter that the address has already is replaced. */
    public void put(ValuePlace place, Object value) {
        switch (place.in()) {
            case HEADER -> header(place.name(), value.toString());
            case BODY -> fields.put(place.name(), value);
            case QUERY -> {
                url = without(url, place.name());
                query.append('&')
                        .append(UrlTemplate.PercentEncoding.percent(place.name()))
                        .append('=')
                        .append(UrlTemplate.PercentEncoding.percent(value.toString()));
            }
        }
    }

    private void header(String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    /** The request that is sent. */
    public Call call(long maxBytes) {
        String text = url.toString();
        String added = query.isEmpty() ? "" : (url.getRawQuery() == null ? "?" : "&") + query.substring(1);
        Body posted = body == null ? null : body.fill(values, fields);
        return new Call(URI.create(text + added), Map.copyOf(headers), posted, maxBytes);
    }

    /** The address without a query parameter, such as a secret that the server repeated in it. */
    public static URI without(URI url, String parameter) {
        String raw = url.getRawQuery();
        if (raw == null) {
            return url;
        }
        String encoded = UrlTemplate.PercentEncoding.percent(parameter) + "=";
        StringBuilder kept = new StringBuilder();
        for (String pair : raw.split("&", -1)) {
            if (!pair.startsWith(parameter + "=") && !pair.startsWith(encoded)) {
                kept.append(kept.isEmpty() ? "?" : "&").append(pair);
            }
        }
        String text = url.toString();
        return URI.create(text.substring(0, text.indexOf('?')) + kept);
    }
}
