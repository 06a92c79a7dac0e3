package io.customerhub.ingest.table;

/**
 * One column of a source table.
 *
 * @param name its name, exactly as the database has it
 * @param kind what its values are
 * @param typeName the type in the words of the database
 * @param nullable false when the database promises that there is always a value
 */
record TableColumn(String name, Kind kind, String typeName, boolean nullable) {

    /** What the values of a column are, as far as reading and ordering are concerned. */
    enum Kind {
        /** Text, and everything that is best read as the text that the database makes of it. */
        TEXT,
        /**
         * Text that the collation of its column does not tell apart or order for certain: it is compared byte by byte, so
         * that {@code a} and {@code A} are two keys and neither is lost.
         */
        BYTEWISE_TEXT,
        /** Any other type: the database is asked to write it as text. */
        OTHER,
        /** A whole number. */
        INTEGER,
        /** A number with a fraction. */
        DECIMAL,
        /** True or false. */
        BOOLEAN,
        /** Bytes. */
        BYTES,
        /** A day. */
        DATE,
        /** A point in time. */
        INSTANT,
        /** A date and time of day without a zone. */
        LOCAL_TIME
    }
}
