package io.customerhub.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * How an API wants to know who asks (OpenAPI Specification 3.1, Security Scheme Object), as options of the connector.
 * Secrets are named as properties, never written.
 */
final class OpenApiLogin {

    private final String system;
    private final OpenApiFile file;
    private final List<String> notes;

    /** @param notes gets what is to be set */
    OpenApiLogin(String system, OpenApiFile file, List<String> notes) {
        this.system = system;
        this.file = file;
        this.notes = notes;
    }

    /** Adds the options of the first way that the connector knows. */
    void add(JsonNode operation, Map<String, String> options) {
        JsonNode asked = operation.has("security")
                ? operation.path("security")
                : file.root().path("security");
        for (JsonNode choice : asked) {
            for (Map.Entry<String, JsonNode> named : choice.properties()) {
                JsonNode scheme = file.resolved(
                        file.root().path("components").path("securitySchemes").path(named.getKey()));
                if (added(scheme, options)) {
                    return;
                }
            }
        }
        if (!asked.isEmpty()) {
            notes.add("the API asks for a login that could not be drafted: see connectors/rest-api/README.md");
        }
    }

    /** True when the connector can do it. */
    private boolean added(JsonNode scheme, Map<String, String> options) {
        JsonNode flow = scheme.path("flows").path("clientCredentials");
        if (scheme.path("type").asText().equals("oauth2") && !flow.isMissingNode()) {
            options.put("auth", "oauth2");
            options.put("tokenUrl", flow.path("tokenUrl").asText());
            options.put("clientId", "{{" + system + ".client:not-set}}");
            options.put("clientSecret", "{{" + system + ".secret:not-set}}");
            notes.add("set " + system + ".client and " + system + ".secret in hub.properties or the environment");
            return true;
        }
        if (scheme.path("type").asText().equals("http")
                && scheme.path("scheme").asText().equalsIgnoreCase("bearer")) {
            options.put("auth", "bearer");
            options.put("token", "{{" + system + ".token:not-set}}");
            notes.add("set " + system + ".token in hub.properties or the environment");
            return true;
        }
        if (scheme.path("type").asText().equals("apiKey")
                && scheme.path("in").asText().equals("header")) {
            options.put("headers", scheme.path("name").asText() + ": {{" + system + ".key:not-set}}");
            notes.add("set " + system + ".key in hub.properties or the environment");
            return true;
        }
        return false;
    }
}
