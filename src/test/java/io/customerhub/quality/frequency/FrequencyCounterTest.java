package io.customerhub.quality.frequency;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.Repetition;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.record.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class FrequencyCounterTest {

    private static final StreamName STREAM = new StreamName("crm", "contacts");

    @Test
    void someRecordsOfALargeFeedAreEnoughToTellWhatComesTwiceInAThousandAndNothingElse() {
        FrequencyCounter counter = new FrequencyCounter(List.of(field(Repetition.UNSAID)));
        List<FrequentValue> found = new ArrayList<>();
        for (int from = 0; from < 800_000; from += 2_000) {
            // the front desk is there from the middle on, long after sampling has begun
            found.addAll(counter.count(
                    batch(from, 2_000, row -> row > 400_000 && row % 250 == 7 ? "desk" : "own " + row),
                    FrequentValues.of(found)));
        }
        assertThat(found).singleElement().satisfies(value -> {
            assertThat(value.fingerprint()).isEqualTo(Fingerprint.of("desk"));
            assertThat(value.attribute()).isEqualTo("phone.mobile");
        });
        assertThat(counter.recounted(found).get(0).records()).isBetween(1_200L, 2_000L);
    }

    @Test
    void whatOnlyTheFirstRecordsShareIsFrequentAmongThemAndNotAmongAll() {
        FrequencyCounter counter = new FrequencyCounter(List.of(field(Repetition.UNSAID)));
        List<FrequentValue> first =
                counter.count(batch(0, 2_000, row -> row < 40 ? "company" : "own " + row), FrequentValues.NONE);
        assertThat(first).hasSize(1);
        counter.count(batch(2_000, 100_000, row -> "own " + row), FrequentValues.NONE);
        assertThat(counter.lasting(first)).isEmpty();
        assertThat(counter.staying(first))
                .as("not even half as often as it must")
                .isEmpty();
    }

    @Test
    void aFlaggedValueKeepsItsTextAndValidityAndLosesItsMatchKey() {
        StandardValue desk = new StandardValue(
                "desk", Validity.POSSIBLE, Map.of("match_key", "d", "extension", "7"), List.of("HUB-PHONE-004"));
        FrequencyStage stage = new FrequencyStage(
                List.of(field(Repetition.UNSAID)),
                () -> FrequentValues.of(List.of(frequent("desk"), frequent("other"))));
        RecordBatch batch = batch(List.of(
                new AttributeValue("Desk", "Desk", desk),
                new AttributeValue("own", "own", StandardValue.valid("own")),
                AttributeValue.ABSENT));
        RecordBatch flagged = stage.apply(batch);
        assertThat(flagged.records().get(0).attributes().get(0))
                .isEqualTo(new AttributeValue(
                        "Desk",
                        "Desk",
                        new StandardValue(
                                "desk",
                                Validity.POSSIBLE,
                                Map.of("extension", "7"),
                                List.of("HUB-PHONE-004", "HUB-PLACEHOLDER-003"))));
        assertThat(flagged.records().subList(1, 3)).isEqualTo(batch.records().subList(1, 3));
    }

    @Test
    void aValueThatMayRepeatIsNamedRawCleansedOrStandardized() {
        for (String named : List.of("raw desk", "text desk", "desk")) {
            FrequencyStage stage = new FrequencyStage(
                    List.of(field(new Repetition(false, Set.of(named)))),
                    () -> FrequentValues.of(List.of(frequent("desk"))));
            RecordBatch batch =
                    batch(List.of(new AttributeValue("raw desk", "text desk", StandardValue.valid("desk"))));
            assertThat(stage.apply(batch)).isSameAs(batch);
        }
    }

    private static FrequentValue frequent(String value) {
        return new FrequentValue("phone.mobile", Fingerprint.of(value), 20, 100, "1");
    }

    private static WatchedField field(Repetition mayRepeat) {
        return new WatchedField(
                0,
                new FieldMapping(
                        "phone.mobile",
                        List.of(FieldPath.of("mobile")),
                        null,
                        "phone",
                        Map.of(),
                        OnInvalid.KEEP,
                        mayRepeat,
                        null,
                        new Place("contacts.mapping.yaml", 1, 1)),
                TooFrequent.IDENTIFYING);
    }

    private static RecordBatch batch(int from, int count, IntFunction<String> value) {
        List<AttributeValue> values = new ArrayList<>();
        for (int row = from; row < from + count; row++) {
            values.add(new AttributeValue(value.apply(row), value.apply(row), StandardValue.valid(value.apply(row))));
        }
        return batch(values, from);
    }

    private static RecordBatch batch(List<AttributeValue> values) {
        return batch(values, 0);
    }

    private static RecordBatch batch(List<AttributeValue> values, int from) {
        Content content = new Content.Row(FieldNames.of(List.of()), new String[0]);
        List<SourceRecord> records = new ArrayList<>();
        for (AttributeValue value : values) {
            int row = from + records.size();
            records.add(SourceRecord.read(row, content, new byte[0])
                    .identifiedAs(new Identity("k" + row, 1, row))
                    .with(List.of(value), List.of()));
        }
        return RecordBatch.read(
                        new BatchOrigin(STREAM, "r", "p", Instant.EPOCH, Instant.EPOCH), records, List.of(), null)
                .mapped(
                        new AttributeLayout(EntityType.CUSTOMER, List.of("phone.mobile"), List.of()),
                        records,
                        List.of());
    }
}
