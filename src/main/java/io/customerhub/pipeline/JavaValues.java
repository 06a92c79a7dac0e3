package io.customerhub.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what other components make of a message into the values that records hold. */
final class JavaValues {

    private static final int MAX_DEPTH = 100;

    private JavaValues() {}

    /**
     * The same as maps with text keys, lists, texts, booleans, {@code Long}, {@code BigInteger}, {@code BigDecimal} and
     * null. Times, UUIDs and enumerations become the text that Java gives them, which is ISO 8601 for times.
     *
     * @throws IllegalArgumentException when there is no such form, as for a bean; the message names the class only
     */
    static @Nullable Object plain(@Nullable Object value) {
        return plain(value, 0);
    }

    @SuppressWarnings("JavaUtilDate") // old data formats still give it
    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the body is nested deeper than " + MAX_DEPTH);
        }
        if (value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? new BigDecimal(value.toString()) : value.toString();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof TemporalAccessor) {
            return value.toString();
        }
        if (value instanceof java.util.Date date) {
            return java.time.Instant.ofEpochMilli(date.getTime()).toString();
        }
        if (value instanceof Map<?, ?> map) {
            return fields(map, depth);
        }
        if (value instanceof Iterable<?> elements) {
            return list(elements, depth);
        }
        if (value instanceof Object[] array) {
            return list(Arrays.asList(array), depth);
        }
        throw new IllegalArgumentException(
                "a value of " + value.getClass().getName()
                        + " is no text, number, time, map or list; turn it into one before, for example with marshal: {json: {}}");
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), plain(value, depth + 1)));
        return fields;
    }

    private static List<@Nullable Object> list(Iterable<?> elements, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(plain(element, depth + 1)));
        return list;
    }
}
