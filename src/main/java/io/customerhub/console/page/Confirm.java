package io.customerhub.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page before a change: what is about to happen, why, and a button.
 *
 * @param title what is about to happen
 * @param facts what follows from it, one sentence each
 * @param action where the form is sent
 * @param hidden what the form sends along
 * @param fields what is asked for
 * @param button what the button says
 * @param back where to go instead
 * @param grave true when it is hard to undo
 */
public record Confirm(
        String title,
        List<String> facts,
        String action,
        Map<String, String> hidden,
        List<Field> fields,
        String button,
        String back,
        boolean grave) {

    /** Copies the lists. */
    public Confirm {
        facts = List.copyOf(facts);
        hidden = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        fields = List.copyOf(fields);
    }

    /**
     * A field of the form.
     *
     * @param name of the parameter
     * @param label for people
     * @param hint what to write, or empty
     * @param value what stands there at first, or null
     * @param needed true when it may not be empty
     */
    public record Field(String name, String label, String hint, @Nullable String value, boolean needed) {}

    /** The page. */
    public Reply reply() {
        return Reply.html("confirm", this);
    }
}
