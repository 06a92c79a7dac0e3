package io.customerhub.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An address of a golden customer as people read it. */
public final class GoldenAddress {

    private static final List<String> PARTS = List.of(
            "street_address",
            "address_district",
            "address_locality",
            "address_region",
            "postal_code",
            "address_country");

    private GoldenAddress() {}

    /** Its parts in one line, or the whole as it was written when there are none. */
    public static String line(JsonNode address) {
        List<String> parts = new ArrayList<>();
        for (String part : PARTS) {
            if (address.hasNonNull(part)) {
                parts.add(address.get(part).asText());
            }
        }
        return parts.isEmpty() ? address.path("formatted_address").asText() : String.join(", ", parts);
    }
}
