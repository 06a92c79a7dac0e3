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
 * @param otherwise what is meant when nothing is chosen; null: all
 * @param isRare true when it is folded away until somebody uses it
 */
public record FilterField(
        String name,
        String label,
        String kind,
        @Nullable String value,
        List<Choice> choices,
        @Nullable String otherwise,
        boolean isRare) {

    /** Copies the list. */
    public FilterField {
        choices = List.copyOf(choices);
    }

    /** One of several. */
    public record Choice(String value, String label) {}

    /** A field for any text. */
    public static FilterField text(PageContext page, String name, String label) {
        return new FilterField(name, label, "text", page.query(name), List.of(), null, false);
    }

    /** A field for a whole number. */
    public static FilterField number(PageContext page, String name, String label) {
        return new FilterField(name, label, "number", page.query(name), List.of(), null, false);
    }

    /** A field for a day; an address may also hold a moment of ISO 8601, which is then shown as a text. */
    public static FilterField day(PageContext page, String name, String label) {
        String value = page.query(name);
        boolean isMoment = value != null && value.indexOf('T') >= 0;
        return new FilterField(name, label, isMoment ? "text" : "date", value, List.of(), null, false);
    }

    /** One of a list, or all. */
    public static FilterField choice(PageContext page, String name, String label, List<Choice> choices) {
        return new FilterField(name, label, "choice", page.query(name), choices, null, false);
    }

    /** The same, folded away until somebody uses it. */
    public FilterField rare() {
        return new FilterField(name, label, kind, value, choices, otherwise, true);
    }

    /** The same, when nothing is chosen something else is meant than all. */
    public FilterField otherwise(String meant) {
        return new FilterField(name, label, kind, value, choices, meant, isRare);
    }
}
