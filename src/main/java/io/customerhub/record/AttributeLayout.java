package io.customerhub.record;

import java.util.List;

/**
 * Which canonical attributes the records of a batch carry, in order.
 *
 * @param entity what the records are
 * @param attributes the canonical names in mapping order, such as {@code name}, {@code phone.mobile},
 *     {@code address.home.postal_code}
 * @param lineAttributes the names within each line of an order; empty when the entity has no lines
 */
public record AttributeLayout(EntityType entity, List<String> attributes, List<String> lineAttributes) {

    /** Copies the lists. */
    public AttributeLayout {
        attributes = List.copyOf(attributes);
        lineAttributes = List.copyOf(lineAttributes);
    }
}
