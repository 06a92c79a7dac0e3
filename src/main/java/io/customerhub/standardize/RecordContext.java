package io.customerhub.standardize;

import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the other values of a record and its mapping say about how to read a text.
 *
 * @param region ISO 3166-1 alpha-2: the country of the record's first address, else the mapping's region; null when
 *     neither is known
 * @param order the order of day, month and year that the mapping declares
 * @param zone the time zone of times that name none
 */
public record RecordContext(@Nullable String region, DateOrder order, ZoneId zone) {

    /** The same record, known to be of another region. */
    RecordContext in(String otherRegion) {
        return new RecordContext(otherRegion, order, zone);
    }
}
