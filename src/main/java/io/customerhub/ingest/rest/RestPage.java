package io.customerhub.ingest.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an API.
 *
 * @param records the elements of the array of records
 * @param next the cursor or address of the next page, or null
 * @param more whether another page follows, or null when the page does not say
 * @param total how many records there are in all, or null when the page does not say
 */
record RestPage(List<@Nullable Object> records, @Nullable String next, @Nullable Boolean more, @Nullable Long total) {

    /** What a rule takes for "there is nothing". */
    static final RestPage NOTHING = new RestPage(List.of(), null, false, null);
}
