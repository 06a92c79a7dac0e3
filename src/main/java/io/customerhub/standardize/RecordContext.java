package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the other values of a record and its mapping say about how to read a text.
 *
 * @param region ISO 3166-1 alpha-2: the country of the record's first address, the mapping's region where no address names
 *     one; null when neither is known, and when a country is named that could not be read
 * @param language the language of the texts, ISO 639-1 in small letters; null when it is not known
 * @param order the order of day, month and year that the mapping declares
 * @param zone the time zone of times that name none
 * @param trace hears what each rule changes
 */
public record RecordContext(
        @Nullable String region, @Nullable String language, DateOrder order, ZoneId zone, RuleTrace trace) {

    /** Records of a mapping in no known language, of whose rules nobody wants to hear. */
    public RecordContext(@Nullable String region, DateOrder order, ZoneId zone) {
        this(region, null, order, zone, RuleTrace.NONE);
    }

    /** The same record, whose rules somebody hears. */
    public RecordContext heardBy(RuleTrace listener) {
        return new RecordContext(region, language, order, zone, listener);
    }

    /** The same record, of which is known only that it may be of any region. */
    RecordContext anywhere() {
        return new RecordContext(null, language, order, zone, trace);
    }

    /** The same record, known to be of another region. */
    RecordContext in(String otherRegion) {
        return new RecordContext(otherRegion, language, order, zone, trace);
    }
}
