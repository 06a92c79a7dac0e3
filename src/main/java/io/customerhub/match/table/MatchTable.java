package io.customerhub.match.table;

import io.customerhub.record.Hashes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records to be matched. A record is known by its row, and rows stand in the order of a hash of the record id: so the
 * table does not depend on the order in which the records came, and any run of rows is a random sample. Immutable, safe
 * for use by several threads.
 */
public final class MatchTable {

    private final String[] recordIds;
    private final long[] hashes;
    private final List<MatchColumn> columns;

    /**
     * A column to be.
     *
     * @param name unique in the table
     * @param kind what its values are
     */
    public record Heading(String name, MatchKind kind) {}

    private MatchTable(String[] recordIds, long[] hashes, List<MatchColumn> columns) {
        this.recordIds = recordIds;
        this.hashes = hashes;
        this.columns = List.copyOf(columns);
    }

    /** A builder of a table with these columns. */
    public static Builder builder(List<Heading> headings) {
        return new Builder(headings);
    }

    /** How many records there are; rows run from 0. */
    public int size() {
        return recordIds.length;
    }

    /** The id of a row's record. */
    public String recordId(int row) {
        return recordIds[row];
    }

    /** The row of a record, or -1 when it is not in the table. */
    public int rowOf(String recordId) {
        long hash = Hashes.of(recordId);
        int row = Arrays.binarySearch(hashes, hash);
        if (row < 0) {
            return -1;
        }
        while (row > 0 && hashes[row - 1] == hash) {
            row--;
        }
        for (; row < hashes.length && hashes[row] == hash; row++) {
            if (recordIds[row].equals(recordId)) {
                return row;
            }
        }
        return -1;
    }

    /** The columns, in the order of the headings. */
    public List<MatchColumn> columns() {
        return columns;
    }

    /** The columns of a kind, in the order of the headings. */
    public List<MatchColumn> columns(MatchKind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    /**
     * The same records with some values missing.
     *
     * @param gone of each column the ids of the values that shall be missing
     */
    public MatchTable without(List<BitSet> gone) {
        if (gone.stream().allMatch(BitSet::isEmpty)) {
            return this;
        }
        int width = columns.size();
        int[] values = columns.get(0).values().clone();
        for (int i = 0; i < width; i++) {
            BitSet ofColumn = gone.get(i);
            for (int at = i; at < values.length && !ofColumn.isEmpty(); at += width) {
                if (values[at] >= 0 && ofColumn.get(values[at])) {
                    values[at] = MatchColumn.MISSING;
                }
            }
        }
        return new MatchTable(
                recordIds,
                hashes,
                columns.stream().map(column -> column.with(values)).toList());
    }

    /** Takes records one by one. Not safe for use by several threads. */
    public static final class Builder {

        private final List<Heading> headings;
        private final ValueDictionary[] dictionaries;
        private int[][] values;
        private String[] recordIds = new String[1024];
        private int size;

        private Builder(List<Heading> headings) {
            this.headings = List.copyOf(headings);
            Set<String> names = new HashSet<>();
            for (Heading heading : headings) {
                if (!names.add(heading.name())) {
                    throw new IllegalArgumentException("found the column '" + heading.name() + "' twice");
                }
            }
            dictionaries = new ValueDictionary[headings.size()];
            Arrays.setAll(dictionaries, i -> new ValueDictionary());
            values = new int[headings.size()][recordIds.length];
        }

        /**
         * Adds a record.
         *
         * @param recordId unique in the table
         * @param row one value a heading; null or what folds to nothing is missing
         */
        public Builder add(String recordId, @Nullable String... row) {
            @Nullable String[] folded = new String[row.length];
            for (int i = 0; i < row.length && i < headings.size(); i++) {
                String value = row[i];
                folded[i] = value == null ? null : Folding.fold(headings.get(i).kind(), value);
            }
            return addFolded(recordId, folded);
        }

        /** Adds a record of values that a table has folded before. */
        public Builder addFolded(String recordId, @Nullable String... row) {
            if (row.length != dictionaries.length) {
                throw new IllegalArgumentException("expected " + dictionaries.length + " values, found " + row.length);
            }
            if (size == recordIds.length) {
                recordIds = Arrays.copyOf(recordIds, size * 2);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], size * 2);
                }
            }
            recordIds[size] = recordId;
            for (int i = 0; i < row.length; i++) {
                String value = row[i];
                values[i][size] = value == null ? MatchColumn.MISSING : dictionaries[i].idOf(value);
            }
            size++;
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException when two records have the same id
         */
        public MatchTable build() {
            return build(IntStream.range(0, headings.size()).toArray());
        }

        /**
         * The table without the columns that no record has, which would only cost; with all of them when no record has
         * any.
         *
         * @throws IllegalArgumentException when two records have the same id
         */
        public MatchTable buildFilled() {
            int[] filled = IntStream.range(0, headings.size())
                    .filter(i -> !dictionaries[i].isEmpty())
                    .toArray();
            return filled.length == 0 ? build() : build(filled);
        }

        private MatchTable build(int[] chosen) {
            long[] hashes = new long[size];
            Arrays.setAll(hashes, i -> Hashes.of(recordIds[i]));
            int[] order = order(hashes);
            Arrays.sort(hashes);
            String[] ids = new String[size];
            for (int row = 0; row < size; row++) {
                ids[row] = recordIds[order[row]];
                if (row > 0 && ids[row].equals(ids[row - 1])) {
                    throw new IllegalArgumentException("found the record id '" + ids[row] + "' twice");
                }
            }
            MatchColumn[] columns = new MatchColumn[chosen.length];
            int[] sorted = new int[Math.multiplyExact(size, columns.length)];
            for (int i = 0; i < columns.length; i++) {
                int[] came = values[chosen[i]];
                for (int row = 0; row < size; row++) {
                    sorted[row * columns.length + i] = came[order[row]];
                }
            }
            for (int i = 0; i < columns.length; i++) {
                Heading heading = headings.get(chosen[i]);
                columns[i] = new MatchColumn(
                        heading.name(), heading.kind(), sorted, columns.length, i, dictionaries[chosen[i]]);
            }
            return new MatchTable(ids, hashes, List.of(columns));
        }

        /** The records in the order of their hashes; of equal ones in the order of their ids. */
        private int[] order(long[] unsorted) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
            long low = (1L << bits) - 1;
            long[] packed = new long[size];
            Arrays.setAll(packed, i -> unsorted[i] & ~low | i);
            Arrays.sort(packed);
            int[] order = new int[size];
            Arrays.setAll(order, row -> (int) (packed[row] & low));
            for (int from = 0; from < size; ) {
                int to = from + 1;
                while (to < size && (packed[to] & ~low) == (packed[from] & ~low)) {
                    to++;
                }
                if (to - from > 1) {
                    settle(order, from, to, unsorted);
                }
                from = to;
            }
            return order;
        }

        /** Sorts the few records whose upper bits are the same. */
        private void settle(int[] order, int from, int to, long[] unsorted) {
            int[] sorted = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(i -> unsorted[i]).thenComparing(i -> recordIds[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, order, from, sorted.length);
        }
    }
}
