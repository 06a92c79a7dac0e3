package io.customerhub.draft;

import io.customerhub.preview.FlatFields;
import io.customerhub.record.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Some records of a source, and what is known of their fields.
 *
 * @param records the records, at most {@link #MOST_RECORDS}; empty when only the shape is known
 * @param fields the fields in order, nested ones by path
 * @param types the logical type of a field where the source tells it, by field
 * @param key the fields of the primary key where the source tells it; else empty
 */
public record Sample(List<Content> records, List<SampleField> fields, Map<String, String> types, List<String> key) {

    /** Enough to guess from. */
    public static final int MOST_RECORDS = 1_000;

    /** A sample whose fields are those of its records. */
    public static Sample of(List<Content> records) {
        return of(records, Map.of(), List.of());
    }

    /** The same of a source that tells types and key. Fields that are told and in no record come last. */
    public static Sample of(List<Content> records, Map<String, String> types, List<String> key) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Content record : records) {
            FlatFields.of(record).forEach((field, value) -> {
                List<String> filled = values.computeIfAbsent(field, name -> new ArrayList<>());
                if (value != null && !value.isBlank()) {
                    filled.add(value.strip());
                }
            });
        }
        types.keySet().forEach(field -> values.computeIfAbsent(field, name -> new ArrayList<>()));
        List<SampleField> fields = new ArrayList<>();
        values.forEach((field, filled) -> {
            boolean empty = filled.isEmpty()
                    && values.keySet().stream()
                            .anyMatch(other -> other.startsWith(field + "[") || other.startsWith(field + "."));
            if (isNameable(field) && !empty) {
                fields.add(new SampleField(field, List.copyOf(filled), records.size()));
            }
        });
        return new Sample(List.copyOf(records), List.copyOf(fields), types, key);
    }

    /** A name that a mapping can address as a whole. */
    private static boolean isNameable(String field) {
        try {
            return Objects.equals(io.customerhub.record.FieldPath.of(field).text(), field);
        } catch (IllegalArgumentException unaddressable) {
            return false;
        }
    }

    /**
     * A field of the sample.
     *
     * @param path its name or path
     * @param values the values that are filled, stripped, in order
     * @param records how many records the sample has
     */
    public record SampleField(String path, List<String> values, int records) {

        /** True when every record has a value. */
        public boolean isFilled() {
            return records > 0 && values.size() == records;
        }

        /** True when every record has a value of its own. */
        public boolean isUnique() {
            return isFilled() && Set.copyOf(values).size() == values.size();
        }

        /** Lower case, without what separates words. */
        public String plainName() {
            return plain(path);
        }

        /** The same of the last name in a path. */
        public String lastName() {
            return plain(path.substring(path.lastIndexOf('.') + 1));
        }

        /** The same of the last two names in a path; the last one alone when there is one only. */
        public String lastTwoNames() {
            int last = path.lastIndexOf('.');
            int before = last < 0 ? -1 : path.lastIndexOf('.', last - 1);
            return plain(path.substring(before + 1));
        }

        /** The name of the list around a number or value, in the singular: phone of {@code phones[0].number}. */
        public String listName() {
            String last = lastName();
            int dot = path.lastIndexOf('.');
            if (dot < 0 || !Set.of("number", "value", "address", "no").contains(last)) {
                return last;
            }
            String around = plain(path.substring(path.lastIndexOf('.', dot - 1) + 1, dot));
            return around.endsWith("s") ? around.substring(0, around.length() - 1) : around;
        }

        private static String plain(String text) {
            StringBuilder plain = new StringBuilder();
            String name = text.replaceAll("\\[\\d+]", "");
            name.toLowerCase(java.util.Locale.ROOT)
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .forEach(plain::appendCodePoint);
            return plain.toString();
        }
    }
}
