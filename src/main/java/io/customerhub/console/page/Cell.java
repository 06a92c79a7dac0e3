package io.customerhub.console.page;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param value what exports contain: a text, number, boolean, Instant or Duration; null when there is none
 * @param shown what the page shows instead of the value, such as its word in the page's language; or null
 * @param href where it leads, or null
 * @param mark {@code good}, {@code warn} or {@code bad} beside the text, never instead of it; or empty
 */
public record Cell(@Nullable Object value, @Nullable String shown, @Nullable String href, String mark) {

    /** Longer codes do not fit into a column. */
    private static final int LONG = 24;

    /**
     * Refuses links that leave the site or run a script.
     *
     * @throws IllegalArgumentException when the link does not begin with {@code /}, {@code ?} or {@code #}
     */
    public Cell {
        if (href != null && (href.isEmpty() || "/?#".indexOf(href.charAt(0)) < 0 || href.startsWith("//"))) {
            throw new IllegalArgumentException("a cell leads to a path of this site only");
        }
    }

    /** A value. */
    public static Cell of(@Nullable Object value) {
        return new Cell(value, null, null, "");
    }

    /** A value that leads somewhere. */
    public static Cell link(@Nullable Object value, String href) {
        return new Cell(value, null, href, "");
    }

    /** A value and what the page shows of it. */
    public static Cell shown(@Nullable Object value, String shown) {
        return new Cell(value, shown, null, "");
    }

    /** A message of a service: as it came in files, in the language of the page on the page; see {@link PageContext#said}. */
    public static Cell said(PageContext page, @Nullable String code, @Nullable String message) {
        return message == null || message.isEmpty() ? of(null) : shown(message, page.said(code, message));
    }

    /** The same, marked. */
    public Cell marked(String newMark) {
        return new Cell(value, shown, href, newMark);
    }

    /** The same, leading somewhere. */
    public Cell to(String newHref) {
        return new Cell(value, shown, newHref, mark);
    }

    /** What stands in the cell. */
    public String text(PageContext page, Table.Kind kind) {
        if (shown != null) {
            return shown;
        }
        if (value instanceof java.time.Instant time) {
            return page.time(time);
        }
        if (value instanceof java.time.Duration span) {
            return page.span(span);
        }
        if (value instanceof Number number) {
            return kind == Table.Kind.SHARE ? page.share(number.doubleValue()) : page.number(number);
        }
        if (value instanceof Boolean yes) {
            return page.text(yes ? "yes" : "no");
        }
        return value == null || value.toString().isEmpty() ? "–" : value.toString();
    }

    /** The whole value where the page may show less of it: a long code, or a time without its day; else null. */
    public @Nullable String whole(PageContext page, Table.Kind kind) {
        if (value instanceof java.time.Instant time && shown != null) {
            return page.time(time);
        }
        return kind == Table.Kind.CODE && value != null && value.toString().length() > LONG ? value.toString() : null;
    }

    /** The value for a script that draws a chart: seconds since 1970 or a plain number; empty when it is neither. */
    public String plain() {
        if (value instanceof java.time.Instant time) {
            return String.valueOf(time.getEpochSecond());
        }
        return value instanceof Number number ? number.toString() : "";
    }
}
