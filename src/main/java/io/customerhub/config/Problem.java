package io.customerhub.config;

/**
 * One mistake in a configuration file. A source system with a problem is refused and stays down; the others run.
 *
 * @param place where it stands
 * @param code the stable code, such as {@code HUB-MAP-007}
 * @param message what was found, what was expected, and what to write instead
 */
public record Problem(Place place, String code, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byFile = place.file().compareTo(other.place.file());
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(place.line(), other.place.line());
        return byLine != 0 ? byLine : Integer.compare(place.column(), other.place.column());
    }

    /** True when the source system runs all the same; {@code hub check --strict} counts it as a mistake. */
    public boolean isWarning() {
        for (ProblemCode known : ProblemCode.values()) {
            if (known.code().equals(code)) {
                return known.isWarning();
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return place + "  " + code + "  " + (isWarning() ? "warning: " : "") + message;
    }
}
