package io.customerhub.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AttributeNamesTest {

    @Test
    void everyListedNameIsKnown() {
        for (EntityType entity : EntityType.values()) {
            assertThat(AttributeNames.all(entity))
                    .allMatch(name -> name.endsWith("<system>") || AttributeNames.isKnown(entity, name));
        }
        assertThat(AttributeNames.isKnown(EntityType.CUSTOMER, "identifier.cn-resident-id"))
                .isTrue();
    }

    @Test
    void whatOnlyAPartyHasIsUnknownElsewhere() {
        assertThat(AttributeNames.isKnown(EntityType.SALES_ORDER, "phone.mobile"))
                .isFalse();
        assertThat(AttributeNames.isKnown(EntityType.CUSTOMER, "sku")).isFalse();
        assertThat(AttributeNames.isKnown(EntityType.CUSTOMER, "identifier.")).isFalse();
        assertThat(AttributeNames.isKnownInLine(EntityType.SALES_ORDER, "sku")).isTrue();
        assertThat(AttributeNames.isKnownInLine(EntityType.CUSTOMER, "sku")).isFalse();
    }

    @Test
    void aTypoIsAnsweredWithTheNameThatWasMeant() {
        assertThat(AttributeNames.nearest(EntityType.CUSTOMER, "phone.mobil", 3))
                .first()
                .isEqualTo("phone.mobile");
        assertThat(AttributeNames.nearest(EntityType.CUSTOMER, "birthdate", 3))
                .first()
                .isEqualTo("birth_date");
        assertThat(AttributeNames.nearest(EntityType.CUSTOMER, "address.home.zip", 3))
                .isNotEmpty();
        assertThat(AttributeNames.nearestInLine(EntityType.SALES_ORDER, "quantity", 1))
                .containsExactly("ordered_quantity");
    }
}
