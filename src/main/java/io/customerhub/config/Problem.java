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

    @Override
    public String toString() {
        return place + "  " + code + "  " + message;
    }
}
