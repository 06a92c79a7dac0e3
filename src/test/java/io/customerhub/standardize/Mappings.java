package io.customerhub.standardize;

import io.customerhub.config.Breaker;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mappings for tests, as the configuration would hand them over. */
final class Mappings {

    private static final Place PLACE = new Place("routes/crm/contacts.mapping.yaml", 5, 3);

    private Mappings() {}

    static FieldMapping field(String attribute, String as, Map<String, Object> options, OnInvalid onInvalid) {
        return new FieldMapping(attribute, List.of(FieldPath.of("source")), null, as, options, onInvalid, PLACE);
    }

    static FieldMapping field(String attribute, String as) {
        return field(attribute, as, Map.of(), OnInvalid.KEEP);
    }

    static StreamMapping stream(@Nullable String region, @Nullable String order, FieldMapping... fields) {
        return stream(region, order, null, List.of(fields), null);
    }

    static StreamMapping stream(
            @Nullable String region,
            @Nullable String order,
            @Nullable FieldMapping version,
            List<FieldMapping> fields,
            StreamMapping.@Nullable LineMapping lines) {
        return new StreamMapping(
                new StreamName("crm", "contacts"),
                lines == null ? EntityType.CUSTOMER : EntityType.SALES_ORDER,
                List.of(FieldPath.of("id")),
                version,
                region,
                order,
                ZoneId.of("Asia/Shanghai"),
                fields,
                lines,
                List.of(),
                Breaker.DEFAULT,
                PLACE);
    }
}
