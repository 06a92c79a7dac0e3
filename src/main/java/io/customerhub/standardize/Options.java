package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of one line of a mapping, with their defaults. The configuration has checked them; what it cannot check is
 * refused here with an {@link IllegalArgumentException} that names the place.
 */
record Options(FieldMapping mapping) {

    /** The option as text, or null when it is not there. */
    @Nullable
    String text(String name) {
        Object value = mapping.options().get(name);
        return value == null ? null : value.toString();
    }

    /** The option as a constant of an enum whose names are its values in capitals. */
    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, @Nullable E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw refused(name, "one of the values in its description", value);
    }

    /** The option as a whole number within limits. */
    int number(String name, int least, int most, int otherwise) {
        Object value = mapping.options().get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.longValue() >= least && number.longValue() <= most) {
            return number.intValue();
        }
        throw refused(name, "a whole number from " + least + " to " + most, value.toString());
    }

    /** True when the option is there and true. */
    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** The option as texts; empty when it is not there. */
    List<String> list(String name) {
        Object value = mapping.options().get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    /** The option as texts by text. */
    Map<String, String> map(String name) {
        if (!(mapping.options().get(name) instanceof Map<?, ?> map)) {
            throw refused(name, "texts by text, such as {M: male, F: female}", String.valueOf(text(name)));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    /** The option as texts by text; empty when it is not there. */
    Map<String, String> mapOrNone(String name) {
        return mapping.options().containsKey(name) ? map(name) : Map.of();
    }

    /** An option that cannot be used. */
    IllegalArgumentException refused(String name, String expected, String found) {
        return new IllegalArgumentException(mapping.place() + "  option " + name + " of " + mapping.attribute()
                + ": expected " + expected + ", found '" + found + "'");
    }
}
