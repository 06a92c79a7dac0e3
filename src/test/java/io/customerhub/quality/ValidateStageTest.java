package io.customerhub.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Breaker;
import io.customerhub.config.Contract;
import io.customerhub.config.ContractReader;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Judgement;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.record.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidateStageTest {

    private static final StreamName STREAM = StreamName.parse("crm/contacts");
    private static final Place PLACE = new Place("m.yaml", 1, 1);

    @Test
    void anInvalidValueIsKeptBlankedOrSinksItsRecordAsTheMappingSays() {
        AttributeValue bad = new AttributeValue("secret@", "secret@", StandardValue.invalid("HUB-EMAIL-001"));
        for (OnInvalid choice : OnInvalid.values()) {
            RecordBatch result = new ValidateStage(mapping(choice), null).apply(batch(record(Map.of(), bad)));
            switch (choice) {
                case KEEP -> assertThat(attribute(result)).isEqualTo(bad);
                case BLANK -> {
                    assertThat(attribute(result).raw()).isNull();
                    assertThat(attribute(result).text()).isNull();
                    assertThat(attribute(result).standard()).isEqualTo(StandardValue.invalid("HUB-EMAIL-001"));
                }
                case REJECT -> {
                    Rejection rejection = result.rejections().get(0);
                    assertThat(rejection.code()).isEqualTo("HUB-VAL-001");
                    assertThat(rejection.field()).isEqualTo("mail");
                    assertThat(rejection.identity()).isEqualTo(new Identity("k", 1, 2));
                    assertThat(rejection.message())
                            .contains("'email'", "'mail'", "HUB-EMAIL-001", "onInvalid")
                            .doesNotContain("secret");
                }
            }
        }
    }

    @Test
    void whatCouldMeanTwoThingsIsNoUsableValueEither() {
        AttributeValue unclear = new AttributeValue("5/6/24", "5/6/24", StandardValue.ambiguous("HUB-DATE-003"));
        assertThat(attribute(new ValidateStage(mapping(OnInvalid.KEEP), null).apply(batch(record(Map.of(), unclear)))))
                .isEqualTo(unclear);
        assertThat(attribute(new ValidateStage(mapping(OnInvalid.BLANK), null).apply(batch(record(Map.of(), unclear)))))
                .isEqualTo(new AttributeValue(null, null, StandardValue.ambiguous("HUB-DATE-003")));
        Rejection rejection = new ValidateStage(mapping(OnInvalid.REJECT), null)
                .apply(batch(record(Map.of(), unclear)))
                .rejections()
                .get(0);
        assertThat(rejection.code()).isEqualTo("HUB-VAL-001");
        assertThat(rejection.message()).contains("HUB-DATE-003").doesNotContain("5/6");
    }

    @Test
    void aMissingValueOrAPlaceholderIsNotRejectedAndTheBatchAddsUp() {
        AttributeValue placeholder = new AttributeValue("n/a", null, StandardValue.MISSING);
        AttributeValue bad = new AttributeValue("x", "x", StandardValue.invalid("HUB-EMAIL-001"));
        RecordBatch result = new ValidateStage(mapping(OnInvalid.REJECT), null)
                .apply(batch(
                        record(Map.of(), placeholder), record(Map.of(), bad), record(Map.of(), AttributeValue.ABSENT)));
        assertThat(result.read()).isEqualTo(3);
        assertThat(result.records()).hasSize(2);
        assertThat(result.rejections()).hasSize(1);
    }

    @Test
    void theValuesOfRecordsThatGoOnAreJudgedAndWhatIsMissingIsNot() {
        AttributeValue good = new AttributeValue("a@b.c", "a@b.c", StandardValue.valid("a@b.c"));
        AttributeValue bad = new AttributeValue("x", "x", StandardValue.invalid("HUB-EMAIL-001"));
        AttributeValue placeholder = new AttributeValue("n/a", null, StandardValue.MISSING);
        RecordBatch mixed = batch(
                record(Map.of(), good), record(Map.of(), bad), record(Map.of(), placeholder), record(Map.of(), good));
        assertThat(new ValidateStage(mapping(OnInvalid.KEEP), null).apply(mixed).judgement())
                .isEqualTo(new Judgement(3, 2));
        assertThat(new ValidateStage(mapping(OnInvalid.BLANK), null)
                        .apply(mixed)
                        .judgement())
                .isEqualTo(new Judgement(3, 2));
        assertThat(new ValidateStage(mapping(OnInvalid.REJECT), null)
                        .apply(mixed)
                        .judgement())
                .as("the letter of a refused record is counted when it is written")
                .isEqualTo(new Judgement(2, 2));
        assertThat(new ValidateStage(mapping(OnInvalid.KEEP), null)
                        .apply(batch(record(Map.of(), placeholder)))
                        .judgement())
                .as("not judged is no share")
                .isEqualTo(Judgement.NONE);
    }

    @Test
    void eachBrokenPromiseIsAnIssueOnTheAttributeFromThatField() {
        assertIssue("required: true, quality: [{metric: invalidValues, severity: warning}]", null, "HUB-VAL-002");
        assertIssue("required: true, quality: [{metric: invalidValues, severity: warning}]", "  ", "HUB-VAL-002");
        assertIssue("logicalTypeOptions: {maxLength: 3}", "陈陈陈陈", "HUB-VAL-003");
        assertIssue("logicalTypeOptions: {pattern: '[A-Z]+'}", "AbC", "HUB-VAL-004");
        assertIssue("logicalType: number, logicalTypeOptions: {minimum: 0.5}", "0.49", "HUB-VAL-005");
        assertIssue("logicalType: integer, logicalTypeOptions: {maximum: 9}", 10L, "HUB-VAL-006");
        assertIssue("quality: [{metric: invalidValues, arguments: {validValues: [a, b]}}]", "c", "HUB-VAL-007");
        assertIssue("logicalType: integer", "1.5", "HUB-VAL-008");
        assertIssue("logicalType: integer", new BigDecimal("1.5"), "HUB-VAL-008");
        assertIssue("logicalType: number", "1,5", "HUB-VAL-008");
        assertIssue("logicalType: boolean", "ja", "HUB-VAL-008");
        assertIssue("logicalType: string", 5L, "HUB-VAL-008");
        assertIssue("logicalType: string", Map.of("a", "b"), "HUB-VAL-008");
        assertIssue("logicalType: date", List.of("2024"), "HUB-VAL-008");
    }

    @Test
    void aKeptPromiseLeavesNoTrace() {
        assertNoIssue("logicalTypeOptions: {maxLength: 3}", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00");
        assertNoIssue("logicalTypeOptions: {pattern: '[A-Z]+'}", "ABC");
        assertNoIssue("logicalTypeOptions: {pattern: '[A-Z]+'}, required: false", "");
        assertNoIssue("logicalType: number, logicalTypeOptions: {minimum: 1, maximum: 2}", "+1.5e0");
        assertNoIssue("logicalType: integer", "-42");
        assertNoIssue("logicalType: integer", new BigDecimal("4.0"));
        assertNoIssue("logicalType: boolean", "false");
        assertNoIssue("logicalType: timestamp", "05.06.2024");
        assertNoIssue("logicalType: object", Map.of("a", "b"));
        assertNoIssue("quality: [{metric: invalidValues, arguments: {validValues: [1, 2]}}]", 2L);
    }

    @Test
    void aRequiredFieldThatIsMissingMakesTheRecordADeadLetterWithIdentity() {
        Contract contract = contract("required: true");
        RecordBatch result = new ValidateStage(mapping(OnInvalid.KEEP), contract)
                .apply(batch(record(Map.of(), AttributeValue.ABSENT), record(Map.of("mail", "a"), valid("a"))));
        assertThat(result.records()).hasSize(1);
        Rejection rejection = result.rejections().get(0);
        assertThat(rejection.code()).isEqualTo("HUB-VAL-002");
        assertThat(rejection.identity()).isEqualTo(new Identity("k", 1, 2));
        assertThat(rejection.message()).contains("'mail'", "test-contract", "expected a value");
    }

    @Test
    void promisesHoldForRowsOfATableToo() {
        FieldNames names = FieldNames.of("id", "mail");
        SourceRecord good = row(names, "1", "abc");
        SourceRecord bad = row(names, "2", "abcd");
        SourceRecord shorter = row(names, "3");
        RecordBatch result = new ValidateStage(mapping(OnInvalid.KEEP), contract("logicalTypeOptions: {maxLength: 3}"))
                .apply(batch(good, bad, shorter));
        assertThat(result.records())
                .extracting(
                        record -> record.attributes().get(0).standard().issues().size())
                .containsExactly(0, 1, 0);
    }

    @Test
    void aPatternThatWouldRunForEverEndsSoonAndCountsAsBroken() {
        String text = "a".repeat(9_000) + "!";
        long start = System.nanoTime();
        for (String pattern : List.of("a*a*a*a*a*b", "(a|a)*b", "(.*)(.*)(.*)(.*)(.*)x", "(?:a|b|ab)*c")) {
            assertThat(BoundedMatch.matches(Pattern.compile(pattern), text)).isFalse();
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(BoundedMatch.matches(Pattern.compile("a+!"), text)).isTrue();
        assertThat(BoundedMatch.matches(Pattern.compile("a+"), "a".repeat(10_001)))
                .isFalse();
    }

    @Test
    void withNothingToCheckTheBatchIsPassedThrough() {
        RecordBatch batch = batch(record(Map.of(), valid("a")));
        RecordBatch passed = new ValidateStage(mapping(OnInvalid.KEEP), null).apply(batch);
        assertThat(passed.records()).isSameAs(batch.records());
        assertThat(passed.judgement()).isEqualTo(new Judgement(1, 1));
    }

    private static void assertIssue(String promise, @Nullable Object value, String code) {
        AttributeValue attribute = validated(promise, value);
        assertThat(attribute.standard()).as("%s of %s", promise, value).isNotNull();
        assertThat(attribute.standard().issues()).as("%s of %s", promise, value).containsExactly(code);
        assertThat(attribute.standard().validity()).isEqualTo(Validity.VALID);
    }

    private static void assertNoIssue(String promise, Object value) {
        assertThat(validated(promise, value).standard())
                .as("%s of %s", promise, value)
                .isEqualTo(StandardValue.valid("x"));
    }

    private static AttributeValue validated(String promise, @Nullable Object value) {
        RecordBatch result = new ValidateStage(mapping(OnInvalid.KEEP), contract(promise))
                .apply(batch(record(value == null ? Map.of() : Map.of("mail", value), valid("x"))));
        return attribute(result);
    }

    private static AttributeValue valid(String text) {
        return new AttributeValue(text, text, StandardValue.valid(text));
    }

    private static AttributeValue attribute(RecordBatch batch) {
        assertThat(batch.records()).hasSize(1);
        return batch.records().get(0).attributes().get(0);
    }

    private static StreamMapping mapping(OnInvalid onInvalid) {
        FieldMapping email =
                new FieldMapping("email", List.of(FieldPath.of("mail")), null, "email", Map.of(), onInvalid, PLACE);
        return new StreamMapping(
                STREAM,
                EntityType.CUSTOMER,
                List.of(FieldPath.of("id")),
                null,
                null,
                null,
                ZoneOffset.UTC,
                List.of(email),
                null,
                List.of(),
                Breaker.DEFAULT,
                PLACE);
    }

    private static Contract contract(String promise) {
        String yaml =
                """
                apiVersion: v3.1.0
                kind: DataContract
                id: test-contract
                version: 1.0.0
                status: active
                schema: [{name: contacts, properties: [{name: mail, %s}]}]
                """
                        .formatted(promise);
        Problems problems = new Problems();
        Contract contract = new ContractReader().read("c.yaml", yaml.getBytes(UTF_8), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(contract).isNotNull();
        return contract;
    }

    private static SourceRecord record(Map<String, Object> fields, AttributeValue value) {
        return SourceRecord.read(1, new Content.Tree(fields), new byte[0])
                .identifiedAs(new Identity("k", 1, 2))
                .with(List.of(value), List.of());
    }

    private static SourceRecord row(FieldNames names, String... values) {
        return SourceRecord.read(1, new Content.Row(names, values), new byte[0])
                .identifiedAs(new Identity("k", 1, 2))
                .with(List.of(valid("x")), List.of());
    }

    private static RecordBatch batch(SourceRecord... records) {
        BatchOrigin origin = new BatchOrigin(STREAM, "r", "p", Instant.EPOCH, Instant.EPOCH);
        return RecordBatch.read(origin, List.of(records), List.of(), null);
    }
}
