package io.customerhub.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.IdentifyStage;
import io.customerhub.mapping.MapStage;
import io.customerhub.quality.ValidateStage;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.record.VersionReader;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.standardize.Versions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A mapping as it is written, through the shipped standardizers. */
class RealStandardizersTest {

    private static final String CUSTOMER =
            """
            entity: customer
            key: id
            version: updated_at
            region: CN
            zone: Asia/Shanghai
            order: day-month-year
            fields:
              name:         {from: full_name, as: person-name, part: full}
              phone.mobile: {from: mobile, region: DE}
              email:        {from: mail, onInvalid: reject}
              birth_date:   {from: born, order: year-month-day, pivot: 30, past: true, placeholders: ['1900-01-01']}
              gender:       {from: sex, as: code, map: {M: male, F: female}}
              nationality:  nation
              language:     {value: zh}
            """;

    @Test
    void aWrittenMappingTakesARowThroughAllStages() {
        StreamMapping mapping = mapping(CUSTOMER, new Problems());
        assertThat(mapping).isNotNull();
        Standardizers standardizers = new Standardizers();
        VersionReader versions = Versions.reader(mapping, standardizers);
        assertThat(versions).isNotNull();
        FieldNames names = FieldNames.of("id", "updated_at", "full_name", "mobile", "mail", "born", "sex", "nation");
        RecordBatch batch = RecordBatch.read(
                new BatchOrigin(mapping.stream(), "r", "contacts", Instant.EPOCH, Instant.EPOCH),
                List.of(
                        row(
                                1,
                                names,
                                "1",
                                "05/06/2024 08:30:00",
                                "WANG WEI",
                                "030 901820",
                                "w@x.cn",
                                "87-06-05",
                                "m",
                                "China"),
                        row(2, names, "2", "05/06/2024 08:30:00", "Li Na", "", "no address", "1988-01-01", "F", "DE"),
                        row(3, names, "3", "soon", "Li Na", "", "", "", "", "")),
                List.of(),
                null);
        RecordBatch result = new ValidateStage(mapping, null)
                .apply(new StandardizeStage(mapping, standardizers)
                        .apply(new CleanseStage(mapping)
                                .apply(new MapStage(mapping, null, DriftListener.NONE)
                                        .apply(new IdentifyStage(mapping, versions, LoadedVersions.NONE)
                                                .apply(batch)))));
        assertThat(result.rejections()).extracting(Rejection::row).containsExactly(3L, 2L);
        SourceRecord loaded = result.records().get(0);
        assertThat(loaded.requireIdentity().version())
                .isEqualTo(Instant.parse("2024-06-05T00:30:00Z").toEpochMilli() * 1_000);
        assertThat(loaded.attributes())
                .extracting(RealStandardizersTest::shown)
                .contains("Wang Wei", "+4930901820", "w@x.cn", "1987-06-05", "male", "CN", "zh");
    }

    @Test
    void everyShippedStandardizerFitsSomeAttributeAndTheDefaultsAreAllShipped() {
        for (String line : List.of(
                "given_name: {from: a, as: text, maxLength: 10}",
                "name: {from: a, as: organization-name}",
                "email: a",
                "phone: a",
                "registered_at: {from: a, epoch: seconds}",
                "birth_date: a",
                "nationality: a",
                "address.home.address_country: a",
                "identifier.national: a",
                "address.home: [a, b]")) {
            Problems problems = new Problems();
            mapping("entity: customer\nkey: id\nfields:\n  " + line + "\n", problems);
            assertThat(problems.sorted()).as(line).isEmpty();
        }
        Problems problems = new Problems();
        mapping(
                """
                entity: sales-order
                key: id
                fields:
                  total: {from: t, as: amount, currency: EUR, decimal: ','}
                  tax: t
                lines: {from: items, fields: {ordered_quantity: n}}
                """,
                problems);
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void anAmountOrdersNoVersions() {
        Problems problems = new Problems();
        mapping("entity: customer\nkey: id\nversion: {from: v, as: amount}\nfields: {email: mail}\n", problems);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("HUB-MAP-022");
    }

    private static @Nullable StreamMapping mapping(String yaml, Problems problems) {
        StreamMapping mapping = new MappingReader(Standardizers.types())
                .read(StreamName.parse("crm/contacts"), "m.yaml", yaml.getBytes(UTF_8), null, problems);
        assertThat(mapping == null).as(problems.toString()).isEqualTo(!problems.isEmpty());
        return mapping;
    }

    private static SourceRecord row(long row, FieldNames names, String... values) {
        return SourceRecord.read(
                row, new Content.Row(names, values), String.join(",", values).getBytes(UTF_8));
    }

    private static String shown(AttributeValue value) {
        return value.standard() == null ? "" : String.valueOf(value.standard().value());
    }
}
