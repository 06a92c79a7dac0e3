package io.customerhub.ingest;

/**
 * The last line of a text, which tells how many records stand before it, such as {@code TRL;{count}}. A file whose trailer
 * does not agree was cut off or put together wrongly.
 *
 * @param template the line with {@code {count}} where the number stands and {@code {any}} where anything may
 * @param binding true when a trailer that is missing or does not agree makes the file unreadable
 */
public record Trailer(String template, boolean binding) {

    static final String COUNT = "{count}";
    static final String ANY = "{any}";

    /** Refuses templates that do not tell the trailer from a record. */
    public Trailer {
        boolean once = template.contains(COUNT) && template.indexOf(COUNT) == template.lastIndexOf(COUNT);
        if (!once || template.replace(COUNT, "").replace(ANY, "").isBlank()) {
            throw new IllegalArgumentException(
                    "trailer is a line with {count} once and a mark beside it, such as TRL;{count}, found '" + template
                            + "'");
        }
    }
}
