package io.customerhub.warehouse;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeNames;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.EntityType;
import io.customerhub.record.EntityType.Column;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute fills which column of {@code standard.<entity>}: compiled once per layout, so that a row costs no
 * look-up by name. A column takes, in this order, the attribute of its own name, the first part of its own name in any
 * attribute, and for {@code formatted_name} the value of {@code name}; {@code price_currency} also takes the part
 * {@code currency}, and a column beside a date takes the part of that attribute alone. Safe for use by several threads.
 */
final class RowPlan {

    private static final int NONE = -1;

    private final EntityType entity;
    private final Column[] columns;
    private final int[] sources;
    private final Map<String, Integer> columnsByPart = new HashMap<>();
    private final int[] partSources;
    private final int name;
    private final int formattedName;
    private final List<JsonColumn> jsonColumns;

    private RowPlan(AttributeLayout layout) {
        entity = layout.entity();
        columns = entity.columns().toArray(Column[]::new);
        List<String> attributes = layout.attributes();
        sources = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String attribute = columns[i].attribute();
            sources[i] = attributes.indexOf(attribute == null ? columns[i].name() : attribute);
            if (sources[i] == NONE && attribute == null) {
                columnsByPart.put(columns[i].name(), i);
            }
        }
        Integer currency = columnsByPart.get("price_currency");
        if (currency != null) {
            columnsByPart.put("currency", currency);
        }
        // the parts of an address belong to the address alone; what an identifier tells of a person is derived by rule,
        // and says so, or not at all
        partSources = IntStream.range(0, attributes.size())
                .filter(i -> !attributes.get(i).startsWith("address")
                        && !attributes.get(i).startsWith("identifier"))
                .toArray();
        name = entity.isParty() ? attributes.indexOf("name") : NONE;
        formattedName = columnsByPart.getOrDefault("formatted_name", NONE);
        jsonColumns = JsonColumn.of(layout);
    }

    /**
     * Compiles the plan of a layout.
     *
     * @throws IllegalArgumentException when an attribute is unknown to the entity or stands twice
     */
    static RowPlan compile(AttributeLayout layout) {
        Set<String> seen = new HashSet<>();
        for (String attribute : layout.attributes()) {
            if (!AttributeNames.isKnown(layout.entity(), attribute)) {
                throw new IllegalArgumentException(
                        unknown(attribute, AttributeNames.nearest(layout.entity(), attribute, 3)));
            }
            requireOnce(seen, attribute);
        }
        seen.clear();
        for (String attribute : layout.lineAttributes()) {
            if (!AttributeNames.isKnownInLine(layout.entity(), attribute)) {
                throw new IllegalArgumentException(
                        unknown(attribute, AttributeNames.nearestInLine(layout.entity(), attribute, 3)));
            }
            requireOnce(seen, attribute);
        }
        return new RowPlan(layout);
    }

    /** The column names that {@link #write} fills, in order, as SQL. */
    String columnNames() {
        StringBuilder names = new StringBuilder();
        for (Column column : columns) {
            names.append(names.isEmpty() ? "" : ", ").append(column.name());
        }
        jsonColumns.forEach(column -> names.append(", ").append(column.name()));
        return names.toString();
    }

    /** How many fields {@link #write} writes. */
    int fields() {
        return columns.length + jsonColumns.size();
    }

    EntityType entity() {
        return entity;
    }

    /** Room for one row; to be handed to {@link #write} again and again by one thread. */
    @Nullable
    Object[] scratch() {
        return new Object[columns.length];
    }

    /**
     * Writes the attributes of a record as fields.
     *
     * @throws IllegalStateException when an attribute has not been standardized or has a value of the wrong type
     */
    void write(SourceRecord record, @Nullable Object[] values, BinaryCopyBuffer out) {
        List<AttributeValue> attributes = record.attributes();
        Arrays.fill(values, null);
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != NONE) {
                StandardValue source = standard(attributes.get(sources[i]));
                String part = columns[i].part();
                values[i] = part == null ? source.value() : source.parts().get(part);
            }
        }
        for (int source : partSources) {
            Map<String, Object> parts = standard(attributes.get(source)).parts();
            if (!parts.isEmpty()) {
                takeParts(parts, values);
            }
        }
        if (name != NONE && formattedName != NONE && values[formattedName] == null) {
            values[formattedName] = standard(attributes.get(name)).value();
        }
        for (int i = 0; i < columns.length; i++) {
            write(columns[i], values[i], out);
        }
        for (int i = 0; i < jsonColumns.size(); i++) {
            jsonColumns.get(i).write(record, out);
        }
    }

    private void takeParts(Map<String, Object> parts, @Nullable Object[] values) {
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            Integer column = columnsByPart.get(part.getKey());
            if (column != null && values[column] == null) {
                values[column] = part.getValue();
            }
        }
    }

    /** The standard value of an attribute that has passed the stages. */
    static StandardValue standard(AttributeValue attribute) {
        StandardValue standard = attribute.standard();
        if (standard == null) {
            throw new IllegalStateException("an attribute reached the warehouse before it was standardized");
        }
        return standard;
    }

    private static void write(Column column, @Nullable Object value, BinaryCopyBuffer out) {
        if (value == null) {
            out.nullField();
            return;
        }
        switch (column.type()) {
            case TEXT -> out.text(JsonColumn.plain(value));
            case DATE -> out.date(required(LocalDate.class, column, value));
            case TIMESTAMP -> out.timestamp(required(Instant.class, column, value));
            case NUMERIC ->
                out.numeric(
                        value instanceof Long number
                                ? BigDecimal.valueOf(number)
                                : required(BigDecimal.class, column, value));
        }
    }

    private static <T> T required(Class<T> type, Column column, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the column " + column.name() + " takes a " + type.getSimpleName()
                    + ", the standardizer gave a " + value.getClass().getSimpleName()
                    + "; the mapping must name a standardizer of the right type");
        }
        return type.cast(value);
    }

    private static String unknown(String attribute, List<String> nearest) {
        return "unknown attribute '" + attribute + "'" + (nearest.isEmpty() ? "" : "; nearest: " + nearest);
    }

    private static void requireOnce(Set<String> seen, String attribute) {
        if (!seen.add(attribute)) {
            throw new IllegalArgumentException("the attribute '" + attribute + "' stands twice");
        }
    }
}
