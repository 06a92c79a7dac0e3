package io.customerhub.quality.frequency;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a mapping whose values tell customers apart, so that one value for many customers is suspicious: phones, e-mail
 * addresses, birth dates, identifiers, whole names, streets and whole addresses. What many share by nature is not watched:
 * codes, countries, cities, genders, parts of names, fixed texts, bank codes, identifiers that the mapping calls shared or
 * weak, and what it says {@code mayRepeat: true} of.
 *
 * @param index where the attribute stands among those of a record
 * @param mapping the line
 * @param limit when a value of it comes too often
 */
public record WatchedField(int index, FieldMapping mapping, TooFrequent limit) {

    /** The watched lines of a mapping, in its order; none but of customers. */
    public static List<WatchedField> of(StreamMapping mapping) {
        List<WatchedField> watched = new ArrayList<>();
        for (int i = 0; i < mapping.fields().size() && mapping.entity().isParty(); i++) {
            FieldMapping field = mapping.fields().get(i);
            TooFrequent limit = field.constant() != null || field.mayRepeat().isAny() ? null : limit(field);
            if (limit != null) {
                watched.add(new WatchedField(i, field, limit));
            }
        }
        return List.copyOf(watched);
    }

    private static @Nullable TooFrequent limit(FieldMapping field) {
        String attribute = field.attribute();
        if (attribute.startsWith("identifier.")) {
            Object kind = field.options().get("kind");
            boolean isShared =
                    "shared".equals(kind) || "weak".equals(kind) || field.as().equals("bic");
            return isShared ? null : TooFrequent.IDENTIFYING;
        }
        return switch (field.as()) {
            case "phone", "email", "address" -> TooFrequent.IDENTIFYING;
            case "person-name" -> "full".equals(field.options().getOrDefault("part", "full")) ? TooFrequent.NAME : null;
            default ->
                attribute.equals("birth_date") || attribute.endsWith("street_address") ? TooFrequent.IDENTIFYING : null;
        };
    }

    /** The canonical name of the attribute. */
    public String attribute() {
        return mapping.attribute();
    }

    /** What is counted of a value: the standard value; null when there is none to trust. */
    @Nullable
    Object counted(List<AttributeValue> values) {
        AttributeValue value = values.get(index);
        return value.standard() == null ? null : value.standard().value();
    }

    /** True when the mapping says that many may have this value: as the source writes it, cleansed or standardized. */
    public boolean mayRepeat(AttributeValue value) {
        return value.standard() != null
                && (mapping.mayRepeat().names(value.raw())
                        || mapping.mayRepeat().names(value.text())
                        || mapping.mayRepeat()
                                .names(String.valueOf(value.standard().value())));
    }
}
