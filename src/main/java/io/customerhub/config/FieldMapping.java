package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a mapping: which source fields become which canonical attribute, and how the text is standardized.
 *
 * @param attribute the canonical name, such as {@code name}, {@code phone.mobile} or {@code order_number}
 * @param from the source fields, joined by a space when there are several; empty when there is a constant
 * @param constant a fixed text instead of a source field, or null
 * @param as the name of the standardizer, such as {@code phone}; {@code text} by default
 * @param options the options of that standardizer, such as {@code order: day-month-year}; texts, numbers, booleans,
 *     lists or maps, already checked against the standardizer's own description
 * @param onInvalid what happens to an invalid value
 * @param place where the line stands
 */
public record FieldMapping(
        String attribute,
        List<FieldPath> from,
        @Nullable String constant,
        String as,
        Map<String, Object> options,
        OnInvalid onInvalid,
        Place place) {}
