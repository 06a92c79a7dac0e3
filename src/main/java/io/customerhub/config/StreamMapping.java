package io.customerhub.config;

import io.customerhub.record.EntityType;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream means to the hub: one {@code *.mapping.yaml}.
 *
 * @param stream the stream, from the folder and the file name
 * @param entity what its records are
 * @param key the source fields that make the key, joined by {@code -} when there are several (a {@code -} or backslash
 *     inside all but the last is then escaped by a backslash); at least one
 * @param version what orders the versions of a record, or null when the time of delivery does
 * @param region the default region of phones, dates and addresses, ISO 3166-1 alpha-2; null when there is none
 * @param order the default order of day, month and year in dates, such as {@code day-month-year}; null when undeclared
 * @param zone the time zone of times that name none
 * @param fields the attributes, in file order
 * @param lines the lines of an order, or null
 * @param skip rules that leave records out by name
 * @param breaker when the stream pauses
 * @param place where the mapping starts
 */
public record StreamMapping(
        StreamName stream,
        EntityType entity,
        List<FieldPath> key,
        @Nullable FieldMapping version,
        @Nullable String region,
        @Nullable String order,
        ZoneId zone,
        List<FieldMapping> fields,
        @Nullable LineMapping lines,
        List<SkipRule> skip,
        Breaker breaker,
        Place place) {

    /**
     * A mapping that says nothing but this field, for values that come without a stream.
     *
     * @param region as of a mapping; null when there is none
     */
    public static StreamMapping ofOne(FieldMapping field, @Nullable String region) {
        return new StreamMapping(
                new StreamName("any", "values"),
                EntityType.CUSTOMER,
                List.of(FieldPath.of("key")),
                null,
                region,
                null,
                ZoneOffset.UTC,
                List.of(field),
                null,
                List.of(),
                Breaker.DEFAULT,
                field.place());
    }

    /**
     * The lines inside an order's record.
     *
     * @param from the path to the list
     * @param fields the attributes of each line
     */
    public record LineMapping(FieldPath from, List<FieldMapping> fields) {}
}
