package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.record.Validity;
import io.customerhub.record.VersionReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandardizeStageTest {

    private static final Standardizers STANDARDIZERS = CaseTable.STANDARDIZERS;

    @Test
    void thePhoneIsReadInTheCountryOfTheAddressWhateverTheOrderOfTheFields() {
        StreamMapping mapping = Mappings.stream(
                "CN",
                null,
                Mappings.field("nationality", "country"),
                Mappings.field("phone.mobile", "phone"),
                Mappings.field("address.home.country", "country"),
                Mappings.field("address.work.country", "country"));
        assertThat(values(mapping, "China", "020 7031 3000", "Great Britain", "France"))
                .containsExactly("CN", "+442070313000", "GB", "FR");
        assertThat(values(mapping, "China", "13800138000", null, null))
                .containsExactly("CN", "+8613800138000", null, null);
        assertThat(values(mapping, "US", "01 44 71 00 00", null, "France"))
                .containsExactly("US", "+33144710000", null, "FR");
    }

    @Test
    void aCountryThatCannotBeReadIsNotTakenForTheRegionOfTheMapping() {
        StreamMapping mapping = Mappings.stream(
                "CN",
                null,
                Mappings.field("phone.mobile", "phone"),
                Mappings.field("address.home.address_country", "country"),
                Mappings.field("address.work.address_country", "country"));
        // a German mobile number that is also a Chinese one
        assertThat(values(mapping, "0176 12345678", "D", null)).containsExactly(null, null, null);
        assertThat(values(mapping, "+49 176 12345678", "D", null)).containsExactly("+4917612345678", null, null);
        assertThat(values(mapping, "0176 12345678", "D", "Germany")).containsExactly("+4917612345678", null, "DE");
    }

    @Test
    void eachAddressIsReadInItsOwnCountryAndThePhoneInThatOfTheFirst() {
        StreamMapping mapping = Mappings.stream(
                "CN",
                null,
                Mappings.field("address.billing.postal_code", "postal-code"),
                Mappings.field("address.shipping.postal_code", "postal-code"),
                Mappings.field("address.shipping.address_region", "region"),
                Mappings.field("address.billing.address_country", "country"),
                Mappings.field("address.shipping.address_country", "country"),
                Mappings.field("phone", "phone"));
        assertThat(values(mapping, "ec1n8qx", "k1a0b1", "Ontario", "United Kingdom", "Canada", "020 7031 3000"))
                .containsExactly("EC1N 8QX", "K1A 0B1", "CA-ON", "GB", "CA", "+442070313000");
        // without a country of its own an address is read as the record is, with one that is none nowhere
        assertThat(values(mapping, "WC2", "n1", "Kent", "GB", null, null))
                .containsExactly("WC2", "N1", "GB-KEN", "GB", null, null);
        assertThat(values(mapping, "ec1n8qx", "k1a0b1", "Ontario", "GB", "Nowhere", null))
                .containsExactly("EC1N 8QX", "k1a0b1", null, "GB", null, null);
    }

    @Test
    void aWholeAddressIsReadInItsOwnCountry() {
        StreamMapping mapping = Mappings.stream(
                "CN",
                null,
                Mappings.field("address", "address"),
                Mappings.field("address.address_country", "country"),
                Mappings.field("address.billing", "address"),
                Mappings.field("address.billing.address_country", "country"));
        SourceRecord record = record().with(
                        line("Hauptstraße 5, 10115 Berlin", "DE", "12 Main St, Springfield, IL 62701", "US"),
                        List.of());
        List<AttributeValue> after = new StandardizeStage(mapping, STANDARDIZERS)
                .apply(batch(record))
                .records()
                .get(0)
                .attributes();
        assertThat(standard(after.get(0)).parts())
                .containsEntry("address_country", "DE")
                .containsEntry("postal_code", "10115");
        assertThat(standard(after.get(2)).parts())
                .containsEntry("address_country", "US")
                .containsEntry("address_region", "IL");
    }

    @Test
    void linesAreReadInTheRegionOfTheirRecord() {
        StreamMapping.LineMapping lines = new StreamMapping.LineMapping(
                FieldPath.of("lines"), List.of(Mappings.field("unit_price", "amount"), Mappings.field("sku", "text")));
        StreamMapping mapping = Mappings.stream("US", null, null, List.of(), lines);
        SourceRecord record = record().with(List.of(), List.of(line("$5.00", "a"), line("1,234", null)));
        RecordBatch after = new StandardizeStage(mapping, STANDARDIZERS).apply(batch(record));
        List<List<AttributeValue>> found = after.records().get(0).lines();
        assertThat(standard(found.get(0).get(0)).parts()).containsEntry("currency", "USD");
        assertThat(standard(found.get(1).get(0)).value()).hasToString("1234");
        assertThat(standard(found.get(1).get(1)).validity()).isEqualTo(Validity.MISSING);
    }

    @Test
    void anUnusableValueStaysRawBesideItsIssueWhateverTheMappingSaysOfIt() {
        for (OnInvalid choice : OnInvalid.values()) {
            AttributeValue kept = standardize("31/02/2020", choice)
                    .records()
                    .get(0)
                    .attributes()
                    .get(0);
            assertThat(kept.raw()).isEqualTo("31/02/2020");
            assertThat(standard(kept).issues()).containsExactly("HUB-DATE-002");
        }
    }

    @Test
    void theGivenBatchStaysAsItWas() {
        FieldMapping born = Mappings.field("birth_date", "date", Map.of(), OnInvalid.KEEP);
        RecordBatch batch = batch(
                record().with(List.of(AttributeValue.mapped("2020-01-01")), List.of()),
                record().with(List.of(AttributeValue.mapped("never")), List.of()));
        RecordBatch after = new StandardizeStage(Mappings.stream(null, null, born), STANDARDIZERS).apply(batch);
        assertThat(after.read()).isEqualTo(2);
        assertThat(after.records()).hasSize(2);
        assertThat(batch.records()).hasSize(2);
        assertThat(batch.records().get(0).attributes().get(0).standard()).isNull();
    }

    @Test
    void versionsOfTimesAndDatesCountMicrosecondsAndCountersCountThemselves() {
        assertThat(version("datetime", "1970-01-01 08:00:01.000002")).isEqualTo(1_000_002L);
        assertThat(version("date", "1970-01-02")).isEqualTo(86_400_000_000L);
        assertThat(version("number", "17")).isEqualTo(17L);
        assertThat(version("text", "42")).isEqualTo(42L);
        assertThat(version("text", "1970-01-01T00:00:01Z")).isEqualTo(1_000_000L);
        assertThat(version("datetime", "yesterday")).isEqualTo(-1L);
        assertThat(version("datetime", " ")).isEqualTo(-1L);
        assertThat(Versions.reader(Mappings.stream(null, null), STANDARDIZERS)).isNull();
        assertThatThrownBy(() -> version("phone", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected as datetime, date or number");
    }

    private static long version(String as, String text) {
        VersionReader reader = Objects.requireNonNull(Versions.reader(
                Mappings.stream(null, null, Mappings.field("version", as), List.of(), null), STANDARDIZERS));
        return reader.read(text).orElse(-1L);
    }

    private static RecordBatch standardize(@Nullable String date, OnInvalid onInvalid) {
        StreamMapping mapping = Mappings.stream(null, null, Mappings.field("birth_date", "date", Map.of(), onInvalid));
        return new StandardizeStage(mapping, STANDARDIZERS)
                .apply(batch(record().with(List.of(AttributeValue.mapped(date)), List.of())));
    }

    private static List<@Nullable Object> values(StreamMapping mapping, @Nullable String... texts) {
        List<AttributeValue> attributes = line(texts);
        RecordBatch after =
                new StandardizeStage(mapping, STANDARDIZERS).apply(batch(record().with(attributes, List.of())));
        List<@Nullable Object> values = new ArrayList<>();
        for (AttributeValue value : after.records().get(0).attributes()) {
            values.add(standard(value).value());
        }
        return values;
    }

    private static List<AttributeValue> line(@Nullable String... texts) {
        List<AttributeValue> values = new ArrayList<>();
        for (String text : texts) {
            values.add(AttributeValue.mapped(text));
        }
        return values;
    }

    private static StandardValue standard(AttributeValue value) {
        return Objects.requireNonNull(value.standard());
    }

    private static SourceRecord record() {
        Content content = new Content.Row(FieldNames.of("f"), new String[] {"x"});
        return SourceRecord.read(1, content, new byte[0]);
    }

    private static RecordBatch batch(SourceRecord... records) {
        BatchOrigin origin = new BatchOrigin(
                new StreamName("crm", "contacts"), "crm-contacts", "contacts", Instant.EPOCH, Instant.EPOCH);
        return RecordBatch.read(origin, List.of(records), List.of(), null);
    }
}
