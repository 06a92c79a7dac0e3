package io.customerhub.ingest.proof;

import org.jspecify.annotations.Nullable;

/**
 * How the control file of a file is called: {@code {name}.ctl}, where {@code {name}} is the whole name of the file and
 * {@code {base}} the name up to its first dot.
 */
public final class ControlPattern {

    private static final String NAME = "{name}";
    private static final String BASE = "{base}";

    private final String before;
    private final String after;
    private final boolean whole;

    private ControlPattern(String before, String after, boolean whole) {
        this.before = before;
        this.after = after;
        this.whole = whole;
    }

    /**
     * Reads the option {@code control}.
     *
     * @return null for an empty text: files come without control files
     * @throws IllegalArgumentException when no mark or both are in it, or it leads to another directory
     */
    public static @Nullable ControlPattern parse(String template) {
        if (template.isBlank()) {
            return null;
        }
        boolean whole = template.contains(NAME);
        String mark = whole ? NAME : BASE;
        int at = template.indexOf(mark);
        boolean more =
                at >= 0 && (template.indexOf('{', at + 1) >= 0 || template.lastIndexOf('{', at - 1) >= 0 && at > 0);
        if (at < 0 || more || template.equals(mark) || template.indexOf('/') >= 0 || template.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "control is a file name with {name} or {base} once and no directory, such as {name}.ctl, found '"
                            + template + "'");
        }
        return new ControlPattern(template.substring(0, at), template.substring(at + mark.length()), whole);
    }

    /** The name of the control file of a file. */
    public String of(String name) {
        int dot = name.indexOf('.');
        return before + (whole || dot < 0 ? name : name.substring(0, dot)) + after;
    }

    /** True when a name is that of a control file and never that of a file with records. */
    public boolean isControl(String name) {
        return name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
    }

    @Override
    public String toString() {
        return before + (whole ? NAME : BASE) + after;
    }
}
