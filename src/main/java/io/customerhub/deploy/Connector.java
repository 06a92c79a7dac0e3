package io.customerhub.deploy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of system that the hub can read, as its Kamelet describes it.
 *
 * @param name the Kamelet's name, such as {@code csv-file-source}
 * @param title one phrase
 * @param description what it reads and how
 * @param options what a route may set, in the order of the Kamelet
 */
public record Connector(String name, String title, String description, List<Option> options) {

    /** The option of that name. */
    public Optional<Option> option(String optionName) {
        return options.stream()
                .filter(option -> option.name().equals(optionName))
                .findFirst();
    }

    /**
     * One option, described in the Kamelet and nowhere else.
     *
     * @param name its name
     * @param type {@code string}, {@code integer}, {@code number} or {@code boolean}
     * @param required true when a route cannot do without it
     * @param values the only texts allowed; empty when all are
     * @param pattern what the whole text must match, or null
     * @param format what the text is, such as {@code length-of-time} or {@code password}; empty for a plain text
     * @param group the options that it belongs to, such as {@code paging}; empty for none
     * @param description what it does
     * @param otherwise the default; null when there is none
     * @param example how it may be written; null when the Kamelet gives none
     */
    public record Option(
            String name,
            String type,
            boolean required,
            List<String> values,
            @Nullable String pattern,
            String format,
            String group,
            String description,
            @Nullable String otherwise,
            @Nullable String example) {

        /** True when its value must never be shown. */
        public boolean isSecret() {
            return format.equals("password");
        }
    }
}
