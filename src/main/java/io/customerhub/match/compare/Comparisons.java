package io.customerhub.match.compare;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of all columns of a table, one each, in the order of the columns. The levels of a pair fit into one
 * long, three bits a column. Not safe for use by several threads; each makes its own.
 */
public final class Comparisons {

    /** More columns would not fit into the bits of a long. */
    public static final int MOST_COLUMNS = 21;

    private static final int BITS = 3;
    private static final int MASK = 7;

    private final Comparison[] all;

    private Comparisons(List<Comparison> all) {
        this.all = all.toArray(Comparison[]::new);
    }

    /**
     * The comparisons that suit the kinds of the columns.
     *
     * @throws IllegalArgumentException when there are more than {@link #MOST_COLUMNS} columns
     */
    public static Comparisons of(MatchTable table, Nicknames nicknames) {
        if (table.columns().size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("at most " + MOST_COLUMNS + " columns can be compared, found "
                    + table.columns().size());
        }
        TextSimilarity similarity = new TextSimilarity();
        MatchColumn given = first(table, MatchKind.GIVEN_NAME);
        MatchColumn family = first(table, MatchKind.FAMILY_NAME);
        List<Comparison> all = new ArrayList<>();
        for (MatchColumn column : table.columns()) {
            all.add(
                    switch (column.kind()) {
                        case GIVEN_NAME ->
                            new NameComparison(column, column == given ? family : null, true, nicknames, similarity);
                        case FAMILY_NAME ->
                            new NameComparison(column, column == family ? given : null, false, null, similarity);
                        case FULL_NAME -> new WholeNameComparison(column, nicknames, similarity);
                        case BIRTH_DATE -> new DateComparison(column, similarity);
                        case PHONE,
                                STREET_NUMBER,
                                EXCLUSIVE_IDENTIFIER,
                                IDENTIFIER,
                                SHARED_IDENTIFIER,
                                WEAK_IDENTIFIER -> new NumberComparison(column, similarity);
                        case EMAIL -> new EmailComparison(column, similarity);
                        case POSTAL_CODE -> new PostalCodeComparison(column, similarity);
                        case REGION, CATEGORY -> new EqualityComparison(column);
                        case STREET_ADDRESS, LOCALITY, NAME_REPEATED, ORGANIZATION_NAME, TEXT ->
                            new TextComparison(column, similarity);
                    });
        }
        return new Comparisons(all);
    }

    private static @Nullable MatchColumn first(MatchTable table, MatchKind kind) {
        List<MatchColumn> columns = table.columns(kind);
        return columns.isEmpty() ? null : columns.get(0);
    }

    /** How many comparisons there are. */
    public int size() {
        return all.length;
    }

    /** The comparison of a column. */
    public Comparison get(int column) {
        return all[column];
    }

    /** The levels of two records, three bits a column. */
    public long pattern(int left, int right) {
        long pattern = 0;
        for (int i = 0; i < all.length; i++) {
            pattern |= (long) all[i].level(left, right) << BITS * i;
        }
        return pattern;
    }

    /** The level of a column within a pattern. */
    public static int level(long pattern, int column) {
        return (int) (pattern >>> BITS * column) & MASK;
    }
}
