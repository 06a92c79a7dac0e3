package io.customerhub.config;

import io.customerhub.config.StandardizerType.Yields;
import io.customerhub.record.EntityType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attribute can hold, and which standardizer it has when the mapping names none. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made here and never changed
enum AttributeKind {
    TEXT("text", "a text", EnumSet.of(Yields.TEXT)),
    DATE("date", "a date", EnumSet.of(Yields.DATE)),
    TIMESTAMP("datetime", "a point in time", EnumSet.of(Yields.TIMESTAMP)),
    NUMERIC("number", "a number", EnumSet.of(Yields.NUMBER)),
    EMAIL("email", "an e-mail address", EnumSet.of(Yields.TEXT)),
    PHONE("phone", "a phone number", EnumSet.of(Yields.TEXT)),
    COUNTRY("country", "a country code", EnumSet.of(Yields.TEXT)),
    NAME(null, "a name", EnumSet.of(Yields.TEXT, Yields.PARTS)),
    ADDRESS("text", "an address", EnumSet.of(Yields.TEXT, Yields.PARTS)),
    VERSION("datetime", "what orders versions", EnumSet.of(Yields.TIMESTAMP, Yields.DATE, Yields.NUMBER));

    private final @Nullable String standardizer;
    private final String described;
    private final Set<Yields> accepts;

    AttributeKind(@Nullable String standardizer, String described, Set<Yields> accepts) {
        this.standardizer = standardizer;
        this.described = described;
        this.accepts = accepts;
    }

    /** The kind of a known attribute. */
    static AttributeKind of(EntityType entity, String attribute) {
        if (attribute.equals("nationality") || attribute.endsWith(".address_country")) {
            return COUNTRY;
        }
        EntityType.Column column = entity.column(attribute);
        if (column != null) {
            return switch (column.type()) {
                case TEXT -> TEXT;
                case DATE -> DATE;
                case TIMESTAMP -> TIMESTAMP;
                case NUMERIC -> NUMERIC;
            };
        }
        if (attribute.equals("name")) {
            return NAME;
        }
        String first = attribute.split("\\.", 2)[0];
        return switch (first) {
            case "email" -> EMAIL;
            case "phone" -> PHONE;
            case "address" -> ADDRESS;
            default -> TEXT;
        };
    }

    /** The standardizer that is assumed, or null when the mapping must name one. */
    @Nullable
    String standardizer() {
        return standardizer;
    }

    /** In words for a message. */
    String described() {
        return described;
    }

    /** What a standardizer may yield for it. */
    Set<Yields> accepts() {
        return accepts;
    }
}
