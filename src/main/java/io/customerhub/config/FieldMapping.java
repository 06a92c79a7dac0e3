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
 * @param mayRepeat which values many records may share
 * @param codeFile the file that its code map stands in, as an engineer would type it; null when it has none or has it in the
 *     line
 * @param place where the line stands
 */
public record FieldMapping(
        String attribute,
        List<FieldPath> from,
        @Nullable String constant,
        String as,
        Map<String, Object> options,
        OnInvalid onInvalid,
        Repetition mayRepeat,
        @Nullable String codeFile,
        Place place) {

    /** A line that says nothing of values that repeat. */
    public FieldMapping(
            String attribute,
            List<FieldPath> from,
            @Nullable String constant,
            String as,
            Map<String, Object> options,
            OnInvalid onInvalid,
            Place place) {
        this(attribute, from, constant, as, options, onInvalid, Repetition.UNSAID, null, place);
    }
}
