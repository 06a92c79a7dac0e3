package io.customerhub.console.page;

import io.customerhub.access.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length: how a part of it is asked for, and what a part looks like. A page shows one part, a file holds all.
 *
 * @param <A> what the service answers
 * @param ask asks for a part
 * @param table a part as a table; all parts have the same columns
 * @param next where the next part begins; null at the end of the list
 */
public record Listing<A>(Ask<A> ask, Function<A, Table> table, Function<A, @Nullable Object> next) {

    /**
     * Asks for a part of a list.
     *
     * @param <A> what the service answers
     */
    @FunctionalInterface
    public interface Ask<A> {
        /**
         * The request for the part after a place.
         *
         * @param after what {@code next} gave for the part before, as text; null for the first part
         * @param most how many rows at most
         */
        Request<A> after(@Nullable String after, int most);
    }

    /** Where the next part begins, as text for an address; null at the end. */
    public @Nullable String nextOf(A part) {
        Object place = next.apply(part);
        return place == null ? null : place.toString();
    }
}
