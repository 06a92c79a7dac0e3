package io.customerhub.labelled;

import io.customerhub.config.Place;
import io.customerhub.match.table.MatchKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a labelled file mean.
 *
 * @param recordId the column that names a record within its file
 * @param truth how it is known which records are one customer
 * @param columns what is compared, in the order of the file
 * @param region where the people live, ISO 3166-1 alpha-2, for phones; or null
 * @param order in which dates are written, as a mapping has it; or null
 */
public record ColumnMap(
        Named recordId, Truth truth, List<Compared> columns, @Nullable String region, @Nullable String order) {

    /** Copies the list. */
    public ColumnMap {
        columns = List.copyOf(columns);
    }

    /**
     * The name of a column.
     *
     * @param place where the map names it
     */
    public record Named(String column, Place place) {}

    /**
     * A column that is compared.
     *
     * @param kind what its values are
     */
    public record Compared(MatchKind kind, Named column) {}

    /** How it is known which records are one customer. */
    public sealed interface Truth {

        /** A column says it: records with the same value are one customer. */
        record Cluster(Named column) implements Truth {}

        /** The record id says it: what the first group of the expression finds is the customer. */
        record Rule(Pattern pattern, Place place) implements Truth {}

        /**
         * A file of pairs says it.
         *
         * @param file beside the column map
         * @param left the column of one record id
         * @param right the column of the other
         * @param score the column that says how sure it is that they are the same; null when all pairs are
         * @param from the score from which on they are
         */
        record Pairs(Named file, Named left, Named right, @Nullable Named score, double from) implements Truth {}
    }
}
