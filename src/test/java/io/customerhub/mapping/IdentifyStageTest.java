package io.customerhub.mapping;

import static io.customerhub.mapping.Samples.batch;
import static io.customerhub.mapping.Samples.field;
import static io.customerhub.mapping.Samples.mapping;
import static io.customerhub.mapping.Samples.row;
import static io.customerhub.mapping.Samples.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.config.SkipRule;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SchemaDriftException;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import io.customerhub.record.SourceRecord.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentifyStageTest {

    private static final FieldNames NAMES = FieldNames.of("id", "branch", "changed", "mail", "type");

    @Test
    void aRecordIsKnownByKeyVersionAndTheHashOfItsPayload() {
        SourceRecord record = row(1, NAMES, "42", "b", "7", "m", null);
        RecordBatch result = identify(List.of("id"), "changed", LoadedVersions.NONE, batch(record));
        long hash = Hashing.xxh3_64().hashBytesToLong(record.payload());
        assertThat(result.records().get(0).requireIdentity()).isEqualTo(new Identity("42", 7, hash));
    }

    @Test
    void withoutAVersionFieldTheTimeOfDeliveryOrders() {
        RecordBatch result = identify(List.of("id"), null, LoadedVersions.NONE, batch(row(1, NAMES, "42")));
        assertThat(result.records().get(0).requireIdentity().version()).isEqualTo(1_767_323_045_000_006L);
    }

    @Test
    void keysOfSeveralFieldsStayDifferentWhateverTheyContain() {
        RecordBatch result = identify(
                List.of("branch", "id"),
                null,
                LoadedVersions.NONE,
                batch(
                        row(1, NAMES, "c", "a-b"),
                        row(2, NAMES, "b-c", "a"),
                        row(3, NAMES, "c", "a\\-b"),
                        row(4, NAMES, "7", "x")));
        List<String> keys = result.records().stream()
                .map(record -> record.requireIdentity().key())
                .toList();
        assertThat(keys).doesNotHaveDuplicates().endsWith("x-7");
    }

    @Test
    void aMissingBlankOrUnusableKeyIsARejectionAndTheOthersGoOn() {
        RecordBatch result = identify(
                List.of("id"),
                null,
                LoadedVersions.NONE,
                batch(
                        row(1, NAMES, (String) null),
                        row(2, NAMES, "  "),
                        row(3, NAMES, "x".repeat(501)),
                        row(4, NAMES, "a\u0000b"),
                        row(5, NAMES, "a\uD800b"),
                        row(6, NAMES, "陈-1 \uD83D\uDE00")));
        assertThat(result.rejections())
                .extracting(Rejection::row, Rejection::code, Rejection::stage, Rejection::field)
                .containsExactly(
                        tuple(1L, "HUB-KEY-001", "identify", "id"),
                        tuple(2L, "HUB-KEY-001", "identify", "id"),
                        tuple(3L, "HUB-KEY-002", "identify", "id"),
                        tuple(4L, "HUB-KEY-002", "identify", "id"),
                        tuple(5L, "HUB-KEY-002", "identify", "id"));
        assertThat(result.records()).extracting(SourceRecord::row).containsExactly(6L);
    }

    @Test
    void anUnreadableVersionIsARejectionThatKeepsItsKeyAndNotItsValue() {
        RecordBatch result = identify(
                List.of("id"),
                "changed",
                LoadedVersions.NONE,
                batch(
                        row(1, NAMES, "1", "", "secret-word"),
                        row(2, NAMES, "2", "", null),
                        row(3, NAMES, "3", "", "9")));
        assertThat(result.rejections()).extracting(Rejection::code).containsOnly("HUB-VER-001");
        assertThat(result.rejections()).hasSize(2).allSatisfy(rejection -> {
            assertThat(rejection.message()).contains("'changed'").doesNotContain("secret");
            assertThat(rejection.identity()).isNotNull();
        });
        assertThat(result.records()).hasSize(1);
    }

    @Test
    void aDeletedRecordNeedsItsKeyOnlyAndTakesItsVersionFromItsDelivery() {
        SourceRecord live = row(1, NAMES, "1", "", "7", "m", "");
        SourceRecord bare = deleted(tree(2, Map.of("id", "1")), 9L);
        SourceRecord whole = deleted(live, 9L);
        SourceRecord unordered = deleted(tree(3, Map.of("id", "1")), null);
        SkipRule blankType = new SkipRule("no-type", FieldPath.of("type"), Set.of(""));
        StreamMapping mapping = mapping(
                EntityType.CUSTOMER, List.of("id"), "changed", List.of(field("email", "mail")), null, blankType);
        RecordBatch result =
                new IdentifyStage(mapping, Samples::counter, LoadedVersions.NONE).apply(batch(bare, whole, unordered));

        assertThat(result.records())
                .extracting(record -> record.requireIdentity().version())
                .containsExactly(9L, 7L);
        assertThat(result.records().get(1).requireIdentity().hash())
                .isNotEqualTo(Hashing.xxh3_64().hashBytesToLong(live.payload()));
        assertThat(result.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("HUB-VER-002");
            assertThat(rejection.delivery().isDeleted()).isTrue();
        });
    }

    @Test
    void theVersionThatTheConnectorTellsOrdersWhenTheMappingNamesNone() {
        SourceRecord record = tree(1, Map.of("id", "1"));
        SourceRecord told = SourceRecord.read(1, record.content(), record.payload(), Delivery.of(77));
        RecordBatch result = identify(List.of("id"), null, LoadedVersions.NONE, batch(told));
        assertThat(result.records().get(0).requireIdentity().version()).isEqualTo(77);
    }

    private static SourceRecord deleted(SourceRecord record, @Nullable Long version) {
        return SourceRecord.read(record.row(), record.content(), record.payload(), Delivery.deleted(version));
    }

    @Test
    void anUnchangedRecordIsCountedAndDroppedButNeverAReplayedOne() {
        SourceRecord known = row(1, NAMES, "1", "", "7");
        SourceRecord changed = row(2, NAMES, "1", "", "8");
        SourceRecord replayed = SourceRecord.replayed(99, 1, known.content(), known.payload(), Delivery.PLAIN);
        long hash = Hashing.xxh3_64().hashBytesToLong(known.payload());
        RecordBatch result = identify(
                List.of("id"),
                "changed",
                (key, payload) -> key.equals("1") && payload == hash,
                batch(known, changed, replayed));
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.records()).extracting(SourceRecord::letter).containsExactly(0L, 99L);
    }

    @Test
    void whatARuleLeavesOutIsCountedUnderItsNameEvenWithoutAKey() {
        SkipRule tests = new SkipRule("tests", FieldPath.of("type"), Set.of("test"));
        SkipRule untyped = new SkipRule("untyped", FieldPath.of("type"), Set.of(""));
        StreamMapping mapping = mapping(
                EntityType.CUSTOMER, List.of("id"), null, List.of(field("email", "mail")), null, tests, untyped);
        RecordBatch result = new IdentifyStage(mapping, Samples::counter, LoadedVersions.NONE)
                .apply(batch(
                        row(1, NAMES, null, "", "", "", "test"),
                        row(2, NAMES, "2", "", "", "", "test"),
                        row(3, NAMES, "3", "", "", "", " "),
                        row(4, NAMES, "4", "", "", "", "Test")));
        assertThat(result.skipped()).isEqualTo(Map.of("tests", 2, "untyped", 1));
        assertThat(result.records()).extracting(SourceRecord::row).containsExactly(4L);
        assertThat(result.rejections()).isEmpty();
    }

    @Test
    void aKeyColumnThatIsGoneStopsTheStreamAndMakesNoDeadLetters() {
        FieldNames renamed = FieldNames.of("ID_", "mail");
        assertThatThrownBy(() ->
                        identify(List.of("id"), null, LoadedVersions.NONE, batch(row(1, renamed, "1", "wang@x.cn"))))
                .isInstanceOfSatisfying(SchemaDriftException.class, drift -> {
                    assertThat(drift.code()).isEqualTo("HUB-DRIFT-001");
                    assertThat(drift.field()).isEqualTo("id");
                    assertThat(drift).hasMessageContaining("nearest column is 'ID_'");
                    assertThat(drift.getMessage()).doesNotContain("wang");
                });
    }

    @Test
    void aVersionColumnThatIsGoneInALaterFileOfTheBatchStopsTheStreamToo() {
        FieldNames without = FieldNames.of("id", "mail");
        assertThatThrownBy(() -> identify(
                        List.of("id"),
                        "changed",
                        LoadedVersions.NONE,
                        batch(row(1, NAMES, "1", "", "7"), row(2, without, "1"))))
                .isInstanceOfSatisfying(SchemaDriftException.class, drift -> assertThat(drift.code())
                        .isEqualTo("HUB-DRIFT-002"));
    }

    @Test
    void aFewNestedRecordsWithoutAKeyAreBadRecordsAndAWholePageIsDrift() {
        List<SourceRecord> page = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> tree(i, Map.of("mail", "m" + i)))
                .toList();
        RecordBatch few = identify(List.of("id"), null, LoadedVersions.NONE, batch(page.subList(0, 19)));
        assertThat(few.rejections()).hasSize(19);
        assertThatThrownBy(() -> identify(List.of("id"), null, LoadedVersions.NONE, batch(page)))
                .isInstanceOf(SchemaDriftException.class);
        List<SourceRecord> oneGood = new ArrayList<>(page);
        oneGood.add(tree(21, Map.of("id", 5L)));
        assertThat(identify(List.of("id"), null, LoadedVersions.NONE, batch(oneGood))
                        .rejections())
                .hasSize(20);
    }

    @Test
    void replayedLettersWithoutAKeyAreNoDrift() {
        List<SourceRecord> letters = Collections.nCopies(
                30,
                SourceRecord.replayed(5, 1, new Content.Tree(new HashMap<>()), "{}".getBytes(UTF_8), Delivery.PLAIN));
        assertThat(identify(List.of("id"), null, LoadedVersions.NONE, batch(letters))
                        .rejections())
                .hasSize(30)
                .allSatisfy(rejection -> assertThat(rejection.letter()).isEqualTo(5));
    }

    private static RecordBatch identify(List<String> key, String version, LoadedVersions loaded, RecordBatch batch) {
        StreamMapping mapping = mapping(EntityType.CUSTOMER, key, version, List.of(field("email", "mail")), null);
        return new IdentifyStage(mapping, Samples::counter, loaded).apply(batch);
    }
}
