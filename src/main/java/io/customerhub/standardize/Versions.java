package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.VersionReader;
import io.customerhub.standardize.date.DateOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the readers of what orders the versions of a record. */
public final class Versions {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int LONGEST_COUNTER = 18;

    private Versions() {}

    /**
     * The reader of a mapping's {@code version}. A field declared as {@code datetime} or {@code date} is a time, one
     * declared as {@code number} a counter (its decimals count nothing); undeclared, a text of digits only is a counter
     * and any other a time.
     *
     * @return null when the mapping has no version
     * @throws IllegalArgumentException when the field is declared as anything else
     */
    public static @Nullable VersionReader reader(StreamMapping mapping, Standardizers standardizers) {
        FieldMapping field = mapping.version();
        if (field == null) {
            return null;
        }
        boolean undeclared = field.as().equals("text");
        FieldMapping declared = undeclared ? withType(field, "datetime") : field;
        switch (declared.as()) {
            case "datetime", "date", "number" -> {}
            default ->
                throw new IllegalArgumentException(
                        field.place() + "  version: expected as datetime, date or number, found '" + field.as() + "'");
        }
        Standardizer standardizer = standardizers.create(declared, mapping);
        RecordContext context = new RecordContext(mapping.region(), DateOrder.named(mapping.order()), mapping.zone());
        return text -> {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                return OptionalLong.empty();
            }
            return undeclared && isCounter(stripped)
                    ? OptionalLong.of(Long.parseLong(stripped))
                    : version(standardizer.standardize(stripped, context).value());
        };
    }

    private static OptionalLong version(@Nullable Object value) {
        if (value instanceof Instant time) {
            return OptionalLong.of(time.getEpochSecond() * 1_000_000L + time.getNano() / 1000);
        }
        if (value instanceof LocalDate date) {
            return OptionalLong.of(date.toEpochDay() * MICROS_PER_DAY);
        }
        return value instanceof BigDecimal number && number.precision() - number.scale() <= LONGEST_COUNTER
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static boolean isCounter(String text) {
        if (text.length() > LONGEST_COUNTER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static FieldMapping withType(FieldMapping field, String as) {
        return new FieldMapping(
                field.attribute(),
                field.from(),
                field.constant(),
                as,
                field.options(),
                field.onInvalid(),
                field.place());
    }
}
