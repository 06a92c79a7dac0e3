package io.customerhub.ingest;

import org.jspecify.annotations.Nullable;

/** Counts the records of one text and holds its trailer against them. For one thread. */
final class TrailerCheck {

    private final @Nullable Trailer trailer;
    private final @Nullable TrailerPattern pattern;
    private long records;

    TrailerCheck(@Nullable Trailer trailer) {
        this.trailer = trailer;
        this.pattern = trailer == null ? null : new TrailerPattern(trailer);
    }

    /** One more record or rejection has been read. */
    void count() {
        records++;
    }

    /** The number in a line that is the trailer, else {@link TrailerPattern#NONE}. */
    long told(char[] chars, int from, int length) {
        return pattern == null ? TrailerPattern.NONE : pattern.count(chars, from, length);
    }

    /**
     * The trailer stands in this line.
     *
     * @param last whether nothing follows it
     * @throws UnreadableException when something follows (HUB-READ-062) or it does not agree (HUB-READ-061)
     */
    void reached(long told, long line, boolean last) {
        if (!last) {
            throw new UnreadableException(
                    "HUB-READ-062", line, "line " + line + " is a trailer, but more follows; expected it at the end");
        }
        if (trailer != null && trailer.binding() && told != records) {
            throw new UnreadableException(
                    "HUB-READ-061",
                    line,
                    "the trailer in line " + line + " tells of " + told + " records, found " + records
                            + ": have the file sent again, or set partial: allow to load what is there");
        }
    }

    /**
     * The text has ended without a trailer.
     *
     * @throws UnreadableException when there must be one (HUB-READ-061)
     */
    void ended(long line) {
        if (trailer != null && trailer.binding()) {
            throw new UnreadableException(
                    "HUB-READ-061",
                    line,
                    "expected a trailer like '" + trailer.template()
                            + "' as the last line, found none: the file was cut"
                            + " off; have it sent again, or set partial: allow to load what is there");
        }
    }
}
