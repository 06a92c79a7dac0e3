package io.customerhub.ingest.table;

/** Times of positions in the one form that databases with format models read. */
final class DialectTimes {

    private static final String ZEROS = "000000000";

    private DialectTimes() {}

    /**
     * A time of a position, such as {@code 2026-01-31T08:00:00.123Z}, as {@code 2026-01-31 08:00:00.123000000} with so many
     * decimals; what is beyond them is cut off, which only leads to rows being read again.
     */
    static String fixed(String position, int decimals) {
        String text = position.replace('T', ' ').replace("Z", "");
        String whole = text.length() == "2026-01-31 08:00".length() ? text + ":00" : text;
        int dot = whole.indexOf('.');
        if (decimals == 0) {
            return dot < 0 ? whole : whole.substring(0, dot);
        }
        String fraction = (dot < 0 ? "" : whole.substring(dot + 1)) + ZEROS;
        return (dot < 0 ? whole : whole.substring(0, dot)) + "." + fraction.substring(0, decimals);
    }
}
