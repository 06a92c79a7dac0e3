package io.customerhub.deploy.render;

import java.util.List;

/**
 * A route file as it will run.
 *
 * @param yaml the YAML, valid for Camel, with a comment behind each value that says where it comes from
 * @param values each value of it
 */
public record RenderedRoutes(String yaml, List<RenderedValue> values) {

    /**
     * A value and where it comes from.
     *
     * @param path the way to it in the YAML, as a JSON Pointer (RFC 6901)
     * @param value the value; masked when it is a secret
     * @param origins where it is written, and what it was made of: {@code file:line}, {@code hub.properties name}, {@code
     *     environment NAME}, {@code default of ...}; {@code NOT SET: name} when nobody says
     */
    public record RenderedValue(String path, String value, List<String> origins) {}
}
