package io.customerhub.console.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** What a page answers. */
public sealed interface Reply {

    /**
     * A template.
     *
     * @param status of HTTP
     * @param template under {@code src/main/jte/console}, without its ending
     * @param values the parameters of the template beside {@code page}
     */
    record Html(int status, String template, Map<String, Object> values) implements Reply {
        /** Copies the values. */
        public Html {
            values = Map.copyOf(values);
        }
    }

    /** Go and get that path of this site (303). */
    record Redirect(String path) implements Reply {}

    /** Go to that address of another site that the hub itself has chosen, such as an OpenID provider (303). */
    record Leave(String address) implements Reply {}

    /**
     * A file to be kept.
     *
     * @param name of the file
     * @param type its media type
     * @param body writes what is in it
     */
    record Download(String name, String type, Body body) implements Reply {}

    /** Writes a file while it is sent. */
    @FunctionalInterface
    interface Body {
        /**
         * Writes it.
         *
         * @throws IOException when nobody takes it any more
         */
        void write(Writer out) throws IOException;
    }

    /** A template with one parameter {@code model}. */
    static Reply html(String template, Object model) {
        return new Html(200, template, Map.of("model", model));
    }

    /** A template that needs nothing but the page. */
    static Reply html(String template) {
        return new Html(200, template, Map.of());
    }

    /** To another page of the console. */
    static Reply redirect(String path) {
        return new Redirect(SitePath.of(path));
    }
}
