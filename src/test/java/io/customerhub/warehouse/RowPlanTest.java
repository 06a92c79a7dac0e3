package io.customerhub.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RowPlanTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.123456Z");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void anUnknownOrRepeatedAttributeIsRefusedWithTheNearestName() {
        assertThatThrownBy(() ->
                        RowPlan.compile(new AttributeLayout(EntityType.CUSTOMER, List.of("phone.mobil"), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phone.mobile");
        assertThatThrownBy(() ->
                        RowPlan.compile(new AttributeLayout(EntityType.CUSTOMER, List.of("name", "name"), List.of())))
                .hasMessageContaining("twice");
        assertThatThrownBy(
                        () -> RowPlan.compile(new AttributeLayout(EntityType.SALES_ORDER, List.of(), List.of("skuu"))))
                .hasMessageContaining("sku");
    }

    @Test
    void whatAResidentIdTellsFillsNoColumnByItself() throws Exception {
        AttributeValue id = AttributeValue.mapped("11010519491231002X")
                .standardized(StandardValue.valid(
                        "11010519491231002X", Map.of("birth_date", LocalDate.of(1949, 12, 31), "gender", "female")));
        write(
                new AttributeLayout(EntityType.CUSTOMER, List.of("identifier.resident"), List.of()),
                List.of(id),
                List.of());
        try (var connection = warehouse.committing().getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT birth_date, gender, identifiers IS NOT NULL FROM standard.customer")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNull();
            assertThat(row.getString(2)).isNull();
            assertThat(row.getBoolean(3)).isTrue();
        }
    }

    @Test
    void aPartialDateKeepsItsPrecisionBesideAnEmptyDate() {
        StandardValue march =
                new StandardValue(null, Validity.POSSIBLE, Map.of("partial_date", "1985-03"), List.of("HUB-DATE-005"));
        AttributeLayout layout =
                new AttributeLayout(EntityType.CUSTOMER, List.of("birth_date", "registered_at"), List.of());
        write(layout, List.of(AttributeValue.mapped("March 1985").standardized(march), value(NOW)), List.of());
        assertThat(Customers.query(
                        warehouse,
                        "SELECT concat_ws(' ', birth_date IS NULL, birth_date_partial, registered_at_partial IS NULL)"
                                + " FROM standard.customer"))
                .containsExactly("t 1985-03 t");
        assertThatThrownBy(() -> RowPlan.compile(
                        new AttributeLayout(EntityType.CUSTOMER, List.of("birth_date_partial"), List.of())))
                .hasMessageContaining("birth_date");
    }

    @Test
    void partsOfNamesFillTheirColumns() {
        AttributeLayout layout = new AttributeLayout(EntityType.CUSTOMER, List.of("name", "legal_name"), List.of());
        write(
                layout,
                List.of(
                        AttributeValue.mapped("Robert (Bob) Ray")
                                .standardized(StandardValue.valid("Robert Ray", Map.of("nickname", "Bob"))),
                        AttributeValue.mapped("Ray GmbH (RayShop)")
                                .standardized(StandardValue.valid(
                                        "Ray GmbH", Map.of("legal_form", "GmbH", "trading_name", "RayShop")))),
                List.of());
        assertThat(Customers.query(
                        warehouse, "SELECT concat_ws('/', nickname, legal_form, trading_name) FROM standard.customer"))
                .containsExactly("Bob/GmbH/RayShop");
    }

    @Test
    void partsOfContactPointsAndIdentifiersAreKeptAndEachNumberIsOneOfItsOwn() {
        AttributeLayout layout = new AttributeLayout(
                EntityType.CUSTOMER, List.of("phone.work", "phone.mobile", "identifier.cn-resident-id"), List.of());
        StandardValue several = new StandardValue(
                "+8613800138001",
                Validity.POSSIBLE,
                Map.of("other_numbers", "+8613800138002 +8613800138003"),
                List.of("HUB-PHONE-006"));
        write(
                layout,
                List.of(
                        AttributeValue.mapped("010-12345678 转 802")
                                .standardized(StandardValue.valid("+861012345678", Map.of("extension", "802"))),
                        AttributeValue.mapped("three in a cell").standardized(several),
                        AttributeValue.mapped("11010519491231002X")
                                .standardized(StandardValue.valid(
                                        "11010519491231002X",
                                        Map.of("birth_date", LocalDate.of(1949, 12, 31), "province", "北京市")))),
                List.of());
        assertThat(Customers.query(
                        warehouse,
                        "SELECT concat_ws(' ', use, value, extension, raw, validity) FROM standard.contact_point"
                                + " ORDER BY position"))
                .containsExactly(
                        "work +861012345678 802 010-12345678 转 802 valid",
                        "mobile +8613800138001 three in a cell possible",
                        "mobile +8613800138002 three in a cell possible",
                        "mobile +8613800138003 three in a cell possible");
        assertThat(Customers.query(
                        warehouse, "SELECT concat_ws(' ', value, birth_date, province) FROM standard.identifier"))
                .containsExactly("11010519491231002X 1949-12-31 北京市");
    }

    @Test
    void anAddressIsKeptWholeWithThePartsThatWereFoundAndTheTextOfWhatWasRefused() {
        AttributeLayout layout = new AttributeLayout(
                EntityType.CUSTOMER,
                List.of("address.home", "address.home.postal_code", "address.work.postal_code", "address.old"),
                List.of());
        StandardValue line = new StandardValue(
                "深圳南山科技园1号 李飞",
                Validity.AMBIGUOUS,
                Map.of("division_code", "440305", "name", "李飞", "confidence", "low"),
                List.of("HUB-ADDR-002"));
        write(
                layout,
                List.of(
                        AttributeValue.mapped("深圳南山科技园1号  李飞").standardized(line),
                        AttributeValue.mapped("51x\"8").standardized(StandardValue.invalid("HUB-POST-001")),
                        AttributeValue.mapped("ABC").standardized(StandardValue.invalid("HUB-POST-001")),
                        AttributeValue.mapped("12345").standardized(StandardValue.invalid("HUB-ADDR-001"))),
                List.of());
        assertThat(Customers.query(
                        warehouse,
                        "SELECT concat_ws('/', use, division_code, name, confidence, formatted_address, validity, refused)"
                                + " FROM standard.address ORDER BY position"))
                .containsExactly(
                        "home/440305/李飞/low/深圳南山科技园1号 李飞/ambiguous/{\"postal_code\":\"51x\\\"8\"}",
                        "work/possible/{\"postal_code\":\"ABC\"}",
                        "old/invalid/{\"formatted_address\":\"12345\"}");
    }

    @Test
    void whatTheSourceHasNoFieldForIsTakenFromTheLineAndItsOwnFieldGoesBefore() {
        AttributeLayout layout = new AttributeLayout(
                EntityType.CUSTOMER, List.of("address", "address.address_country", "address.postal_code"), List.of());
        StandardValue line = StandardValue.valid(
                "1 Main St, Boston 02101, USA", Map.of("address_country", "US", "postal_code", "02101"));
        write(
                layout,
                List.of(
                        AttributeValue.mapped("1 Main St, Boston 02101, USA").standardized(line),
                        AttributeValue.ABSENT,
                        value("02102")),
                List.of());
        assertThat(Customers.query(
                        warehouse, "SELECT concat_ws(' ', address_country, postal_code) FROM standard.address"))
                .containsExactly("US 02102");
    }

    @Test
    void aValueOfTheWrongTypeIsAnErrorOfTheConfigurationAndShowsNoValue() {
        assertThatThrownBy(() -> write(
                        new AttributeLayout(EntityType.CUSTOMER, List.of("birth_date"), List.of()),
                        List.of(value("1990-05-06")),
                        List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("birth_date")
                .hasMessageNotContaining("1990");
    }

    @Test
    void numbersDatesAndTimesArriveExactly() {
        Random random = new Random(3);
        List<BigDecimal> numbers = new ArrayList<>(List.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("-0.0001"),
                new BigDecimal("10000"),
                new BigDecimal("99999999999999999999.99"),
                new BigDecimal("1E+20"),
                new BigDecimal("-12345678901234567890.123456789012345")));
        for (int i = 0; i < 300; i++) {
            numbers.add(new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(30) - 5));
        }
        AttributeLayout layout = new AttributeLayout(EntityType.SALES_ORDER, List.of("total", "ordered_at"), List.of());
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            records.add(record(i, List.of(value(numbers.get(i)), value(NOW)), List.of()));
        }
        write(layout, records);
        List<String> written = Customers.query(warehouse, "SELECT total FROM standard.sales_order ORDER BY version");
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(new BigDecimal(written.get(i))).isEqualByComparingTo(numbers.get(i));
        }
        assertThat(Customers.query(
                        warehouse, "SELECT DISTINCT ordered_at AT TIME ZONE 'UTC' FROM standard.sales_order"))
                .containsExactly("2026-01-31 08:00:00.123456");
    }

    @Test
    void whatPostgresCannotHoldIsRefusedAndNeverRounded() {
        AttributeLayout layout =
                new AttributeLayout(EntityType.CUSTOMER, List.of("birth_date", "registered_at", "name"), List.of());
        BatchOutcome outcome = write(
                layout,
                List.of(
                        record(1, List.of(value(LocalDate.MAX), value(NOW), value("a")), List.of()),
                        record(2, List.of(value(LocalDate.MIN), value(NOW), value("a")), List.of()),
                        record(3, List.of(value(LocalDate.EPOCH), value(Instant.MAX), value("a")), List.of()),
                        record(4, List.of(value(LocalDate.EPOCH), value(Instant.MIN), value("a")), List.of()),
                        record(5, List.of(value(LocalDate.EPOCH), value(NOW), value("half \ud83d")), List.of()),
                        record(
                                6,
                                List.of(value(LocalDate.EPOCH), value(NOW), value("whole \ud83d\ude00")),
                                List.of())));
        assertThat(outcome).isEqualTo(new BatchOutcome(6, 1, 0, 0, 5, 0));
        assertThat(Customers.query(warehouse, "SELECT code || ' ' || field FROM hub.dead_letter ORDER BY id"))
                .containsExactly(
                        "HUB-LOAD-003 birth_date",
                        "HUB-LOAD-003 birth_date",
                        "HUB-LOAD-003 registered_at",
                        "HUB-LOAD-003 registered_at",
                        "HUB-LOAD-001 formatted_name");
        AttributeLayout orders = new AttributeLayout(EntityType.SALES_ORDER, List.of("total"), List.of());
        assertThat(write(orders, List.of(value(new BigDecimal("1E+999999999"))), List.of())
                        .dead())
                .isEqualTo(1);
    }

    @Test
    void partsFillTheColumnsThatNoAttributeNames() {
        AttributeLayout layout = new AttributeLayout(
                EntityType.SALES_ORDER, List.of("total", "order_number"), List.of("sku", "discount"));
        StandardValue amount = StandardValue.valid(new BigDecimal("12.50"), Map.of("currency", "EUR"));
        write(
                layout,
                List.of(new AttributeValue("12.50 EUR", "12.50 EUR", amount), value(4711L)),
                List.of(
                        List.of(value("A \"quoted\"\nsku"), value(new BigDecimal("0.10"))),
                        List.of(value("B"), new AttributeValue("x", "x", StandardValue.invalid("HUB-NUM-001")))));

        assertThat(Customers.query(
                        warehouse,
                        "SELECT concat_ws('|', total, price_currency, order_number) FROM standard.sales_order"))
                .containsExactly("12.50|EUR|4711");
        assertThat(Customers.query(
                        warehouse, "SELECT concat_ws('|', order_key, sku, discount) FROM standard.order_line"))
                .containsExactly("k1|A \"quoted\"\nsku|0.10", "k1|B");
        assertThat(Customers.query(warehouse, "SELECT attribute || ' ' || code FROM standard.issue"))
                .containsExactly("lines[1].discount HUB-NUM-001");
    }

    private BatchOutcome write(
            AttributeLayout layout, List<AttributeValue> attributes, List<List<AttributeValue>> lines) {
        return write(layout, List.of(record(1, attributes, lines)));
    }

    private BatchOutcome write(AttributeLayout layout, List<SourceRecord> records) {
        BatchOrigin origin = new BatchOrigin(Customers.STREAM, "test", "test", NOW, NOW);
        RecordBatch batch = RecordBatch.read(origin, records, List.of(), null).mapped(layout, records, List.of());
        return new BatchWriter(warehouse).write(batch, Customers.start(warehouse, "a"));
    }

    private static SourceRecord record(long id, List<AttributeValue> attributes, List<List<AttributeValue>> lines) {
        return SourceRecord.read(
                        id, new Content.Tree(Map.of()), ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8))
                .identifiedAs(new SourceRecord.Identity("k" + id, id, id))
                .with(attributes, lines);
    }

    private static AttributeValue value(Object standard) {
        return new AttributeValue("raw", "raw", StandardValue.valid(standard));
    }
}
