package io.customerhub.mapping;

import static io.customerhub.mapping.Samples.batch;
import static io.customerhub.mapping.Samples.constant;
import static io.customerhub.mapping.Samples.field;
import static io.customerhub.mapping.Samples.mapping;
import static io.customerhub.mapping.Samples.row;
import static io.customerhub.mapping.Samples.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.config.Contract;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.config.StreamMapping.LineMapping;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapStageTest {

    private static final FieldNames NAMES = FieldNames.of("id", "mail", "city", "street");

    private final List<String> told = new ArrayList<>();

    private final DriftListener listener = new DriftListener() {
        @Override
        public void newField(StreamName stream, String field) {
            told.add("new " + stream + " " + field);
        }

        @Override
        public void goneField(StreamName stream, String field) {
            told.add("gone " + stream + " " + field);
        }
    };

    @Test
    void attributesComeInMappingOrderWithSeveralFieldsJoinedAndBlanksLeftOut() {
        MapStage stage =
                stage(field("email", "mail"), field("address.home", "city", "street"), constant("language", "zh"));
        RecordBatch result = stage.apply(batch(
                row(1, NAMES, "1", "a@x.cn", "Köln", "Ring 1"),
                row(2, NAMES, "2", null, "  ", "Ring 1"),
                row(3, NAMES, "3", "")));
        assertThat(result.layout())
                .isEqualTo(new AttributeLayout(
                        EntityType.CUSTOMER, List.of("email", "address.home", "language"), List.of()));
        assertThat(raw(result, 0)).containsExactly("a@x.cn", "Köln Ring 1", "zh");
        assertThat(raw(result, 1)).containsExactly(null, "Ring 1", "zh");
        assertThat(raw(result, 2)).containsExactly("", null, "zh");
        assertThat(result.records().get(1).attributes().get(0)).isSameAs(AttributeValue.ABSENT);
    }

    @Test
    void nestedRecordsAreReadByPathAndOrdersKeepTheirLines() {
        StreamMapping mapping = mapping(
                EntityType.SALES_ORDER,
                List.of("id"),
                null,
                List.of(field("customer_key", "customer.ids[1].value")),
                new LineMapping(
                        FieldPath.of("order.items"),
                        List.of(field("sku", "article.no"), field("unit_price", "price"))));
        RecordBatch result = new MapStage(mapping, null, DriftListener.NONE)
                .apply(batch(tree(
                        1,
                        Map.of(
                                "id",
                                1L,
                                "customer",
                                Map.of("ids", List.of(Map.of("value", "x"), Map.of("value", 77L))),
                                "order",
                                Map.of(
                                        "items",
                                        List.of(
                                                Map.of("article", Map.of("no", "A"), "price", new BigDecimal("9.90")),
                                                "no object",
                                                Map.of("price", 3L)))))));
        assertThat(raw(result, 0)).containsExactly("77");
        List<List<AttributeValue>> lines = result.records().get(0).lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).extracting(AttributeValue::raw).containsExactly("A", "9.90");
        assertThat(lines.get(1)).extracting(AttributeValue::raw).containsExactly(null, "3");
        assertThat(result.layout()).isNotNull();
        assertThat(result.layout().lineAttributes()).containsExactly("sku", "unit_price");
    }

    @Test
    void columnsInAnotherOrderOrNumberAreFoundAnewForEachFile() {
        FieldNames other = FieldNames.of("extra", "mail", "id");
        RecordBatch result = stage(field("email", "mail"))
                .apply(batch(
                        row(1, NAMES, "1", "first"), row(1, other, "x", "second", "1"), row(2, NAMES, "2", "third")));
        assertThat(IntStream.range(0, 3).mapToObj(i -> raw(result, i).get(0)))
                .containsExactly("first", "second", "third");
    }

    @Test
    void aNewColumnIsToldOnceAndOneThatMappingOrContractNameIsNot() {
        Contract contract = new Contract(
                "c",
                "1",
                null,
                List.of(new Contract.Property(
                        FieldPath.of("city"),
                        null,
                        false,
                        false,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        Contract.Severity.ISSUE,
                        Samples.PLACE)),
                Contract.Delivery.UNPROMISED,
                Contract.Lifetime.UNPROMISED,
                Samples.PLACE);
        StreamMapping mapping =
                mapping(EntityType.CUSTOMER, List.of("id"), null, List.of(field("email", "mail")), null);
        MapStage stage = new MapStage(mapping, contract, listener);
        for (int i = 0; i < 3; i++) {
            stage.apply(batch(row(1, FieldNames.of("id", "mail", "city", "street"), "1", "m")));
            stage.apply(batch(tree(1, Map.of("mail", "m", "nickname", "n"))));
        }
        assertThat(told).containsExactly("new crm/contacts street", "new crm/contacts nickname");
    }

    @Test
    void oneOfSeveralColumnsMayGoAndIsToldButTheLastOneStopsTheStream() {
        MapStage stage = stage(field("address.home", "city", "street"), field("email", "mail"));
        RecordBatch result = stage.apply(batch(row(1, FieldNames.of("id", "mail", "street"), "1", "m", "Ring 1")));
        assertThat(raw(result, 0)).containsExactly("Ring 1", "m");
        assertThat(told).containsExactly("gone crm/contacts city");
        assertThatThrownBy(() -> stage.apply(batch(row(1, FieldNames.of("id", "mail", "citi"), "1", "m"))))
                .isInstanceOfSatisfying(SchemaDriftException.class, drift -> {
                    assertThat(drift.code()).isEqualTo("HUB-DRIFT-003");
                    assertThat(drift).hasMessageContaining("nearest column is 'citi'");
                });
    }

    @Test
    void aPageOfNestedRecordsWithoutAnyMappedFieldStopsTheStream() {
        List<SourceRecord> page = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> tree(i, Map.of("id", i, "e-mail", "x")))
                .toList();
        assertThatThrownBy(() -> stage(field("email", "mail")).apply(batch(page)))
                .isInstanceOf(SchemaDriftException.class);
        assertThat(stage(field("email", "mail"))
                        .apply(batch(page.subList(0, 5)))
                        .records())
                .hasSize(5);
    }

    @Test
    void aSourceThatMakesUpFieldNamesIsToldAThousandTimesAtMost() {
        MapStage stage = stage(field("email", "mail"));
        for (int i = 0; i < 2_000; i++) {
            stage.apply(batch(tree(1, Map.of("mail", "m", "id-" + i, "x"))));
        }
        assertThat(told).hasSize(1_000);
    }

    private MapStage stage(FieldMapping... fields) {
        return new MapStage(mapping(EntityType.CUSTOMER, List.of("id"), null, List.of(fields), null), null, listener);
    }

    private static List<String> raw(RecordBatch batch, int record) {
        List<String> raw = new ArrayList<>();
        batch.records().get(record).attributes().forEach(value -> raw.add(value.raw()));
        return raw;
    }
}
