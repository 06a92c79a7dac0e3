package io.customerhub.service.customer;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pin that counts now.
 *
 * @param customer the customer of today
 * @param record the record that the pin hangs on and goes with; a key that may tell of a person is masked
 * @param value what the caller gave, as it was standardized, by columns
 * @param until until when it counts; null for ever
 */
public record PinnedAttribute(
        UUID customer, String record, String attribute, Map<String, String> value, String by, @Nullable Instant until)
        implements Told {

    /** Copies the map, keeps its order. */
    public PinnedAttribute {
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    @Override
    public Outcome outcome() {
        return Outcome.of("pins", 1);
    }
}
