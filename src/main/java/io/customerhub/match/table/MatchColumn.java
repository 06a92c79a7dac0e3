package io.customerhub.match.table;

/**
 * One attribute of all records of a {@link MatchTable}: of each record the id of its value, and each distinct value once,
 * all in one array of characters.
 */
public final class MatchColumn {

    /** The id of a missing value. */
    public static final int MISSING = -1;

    private final String name;
    private final MatchKind kind;
    private final int[] values;
    private final int columns;
    private final int offset;
    private final char[] text;
    private final int[] ends;
    private final int[] counts;
    private final int present;

    /**
     * @param values of each row the values of all columns side by side, because a pair is compared in all of them
     * @param columns how many columns stand side by side
     * @param offset which of them this is
     */
    MatchColumn(String name, MatchKind kind, int[] values, int columns, int offset, ValueDictionary dictionary) {
        this(name, kind, values, columns, offset, dictionary.text(), dictionary.ends());
    }

    private MatchColumn(String name, MatchKind kind, int[] values, int columns, int offset, char[] text, int[] ends) {
        this.name = name;
        this.kind = kind;
        this.values = values;
        this.columns = columns;
        this.offset = offset;
        this.text = text;
        this.ends = ends;
        this.counts = new int[ends.length - 1];
        int some = 0;
        for (int at = offset; at < values.length; at += columns) {
            int value = values[at];
            if (value >= 0) {
                counts[value]++;
                some++;
            }
        }
        this.present = some;
    }

    /** The same column with other values of the same dictionary. */
    MatchColumn with(int[] others) {
        return new MatchColumn(name, kind, others, columns, offset, text, ends);
    }

    /** The values of all columns of the table side by side. */
    int[] values() {
        return values;
    }

    /** The name, unique in its table. */
    public String name() {
        return name;
    }

    /** What its values are. */
    public MatchKind kind() {
        return kind;
    }

    /** The id of a record's value, or {@link #MISSING}. */
    public int value(int row) {
        return values[row * columns + offset];
    }

    /** How many distinct values there are; ids run from 0. */
    public int distinct() {
        return counts.length;
    }

    /** How many records have the value. */
    public int count(int value) {
        return counts[value];
    }

    /** How many records have any value. */
    public int present() {
        return present;
    }

    /** The characters of all values, one behind the other; not to be written to. */
    public char[] text() {
        return text;
    }

    /** Where a value begins in {@link #text()}. */
    public int start(int value) {
        return ends[value];
    }

    /** How many characters a value has, at least one. */
    public int length(int value) {
        return ends[value + 1] - ends[value];
    }

    /** A value as a text of its own. */
    public String string(int value) {
        return new String(text, ends[value], ends[value + 1] - ends[value]);
    }

    /**
     * How probable it is that two records that have a value have the same one by chance, the sum of the squared
     * frequencies; 0 when it has not been seen to happen.
     */
    public double chanceOfEquality() {
        long pairs = 0;
        for (int count : counts) {
            pairs += (long) count * (count - 1);
        }
        return present < 2 ? 0 : (double) pairs / ((double) present * (present - 1));
    }
}
