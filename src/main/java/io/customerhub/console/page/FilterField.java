package io.customerhub.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form over a list; what is chosen stands in the address.
 *
 * @param name of the parameter
 * @param label for people
 * @param kind {@code text}, {@code date}, {@code number} or {@code choice}
 * @param value what is chosen now, or null
 * @param choices for {@code choice}: what can be chosen, beside nothing
 */
public record FilterField(String name, String label, String kind, @Nullable String value, List<Choice> choices) {

    /** Copies the list. */
    public FilterField {
        choices = List.copyOf(choices);
    }

    /** One of several. */
    public record Choice(String value, String label) {}

    /** A field for any text. */
    public static FilterField text(PageContext page, String name, String label) {
        return new FilterField(name, label, "text", page.query(name), List.of());
    }

    /** One of a list, or all. */
    public static FilterField choice(PageContext page, String name, String label, List<Choice> choices) {
        return new FilterField(name, label, "choice", page.query(name), choices);
    }
}
