package io.customerhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Breaker;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanseStageTest {

    private static final Place PLACE = new Place("routes/crm/contacts.mapping.yaml", 1, 1);

    @Test
    void spacesOfAllKindsBecomeOnePlainSpaceAndNoneAtTheEnds() {
        assertThat(cleansed("text", "  a \t b  ")).isEqualTo("a b");
        assertThat(cleansed("text", "\u3000张\u3000三\u00A0")).isEqualTo("张 三");
        assertThat(cleansed("text", "first line\r\nsecond\u2028third")).isEqualTo("first line second third");
        assertThat(cleansed("text", "a ")).isEqualTo("a");
    }

    @Test
    void whatCannotBeSeenGoes() {
        assertThat(cleansed("text", "\uFEFFa\u200Bb\u0000c\u00ADd\u202E")).isEqualTo("abcd");
        assertThat(cleansed("text", "\u200B")).isNull();
        assertThat(cleansed("text", "a \u0000 b")).isEqualTo("a b");
    }

    @Test
    void nothingInsideAnAddressGoesInSilence() {
        assertThat(cleansed("email", "\uFEFF anna@example.com\u200B\r\n")).isEqualTo("anna@example.com");
        assertThat(cleansed("email", "anna@exa\u200Bmple.com")).isEqualTo("anna@exa\uFFFDmple.com");
        assertThat(cleansed("email", "an\u0000na@example.com")).isEqualTo("an\uFFFDna@example.com");
        assertThat(cleansed("email", " \"a  b\"@example.com ")).isEqualTo("\"a  b\"@example.com");
        assertThat(cleansed("email", "\"a\tb\"@example.com")).isEqualTo("\"a\uFFFDb\"@example.com");
        assertThat(cleansed("email", "Anna\u200B  Smith\t<anna@example.com>"))
                .isEqualTo("Anna Smith <anna@example.com>");
    }

    @Test
    void joinersStayWhereSpellingNeedsThem() {
        assertThat(cleansed("text", "می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(cleansed("text", "a\u200Cb")).isEqualTo("ab");
    }

    @Test
    void equalTextsBecomeEqualStrings() {
        String decomposed = Normalizer.normalize("José Ågård 각", Normalizer.Form.NFD);
        assertThat(cleansed("text", decomposed)).isEqualTo("José Ågård 각");
        assertThat(cleansed("text", "\u212Bngström")).isEqualTo("Ångström");
    }

    @Test
    void halfOfACharacterBecomesTheReplacementCharacter() {
        assertThat(cleansed("text", "a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(cleansed("text", "\uDE00")).isEqualTo("\uFFFD");
        assertThat(cleansed("text", "\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void placeholdersAreNoValue() {
        for (String placeholder : List.of(
                "N/A",
                "n/a",
                "NULL",
                "none",
                "Nil",
                "-",
                "--",
                "?",
                "Unknown",
                "无",
                "暂无",
                "未知",
                "不详",
                "空",
                "#N/A",
                "0000-00-00",
                "xxx",
                "test",
                "Ｎ／Ａ",
                "－",
                " n/a ",
                "<null>",
                "Not Available",
                "\\N")) {
            assertThat(cleansed("phone", placeholder)).as(placeholder).isNull();
        }
    }

    @Test
    void aTextThatOnlyContainsAPlaceholderStays() {
        for (String text :
                List.of("None Such Ltd", "test@example.com", "N/A 5", "无锡", "空海", "nullable", "NA", "0", "no")) {
            assertThat(cleansed("text", text)).as(text).isEqualTo(text);
        }
    }

    @Test
    void peopleCalledNullKeepTheirName() {
        assertThat(cleanse(field("family_name", "person-name", Map.of("part", "family")), "Null"))
                .isEqualTo("Null");
        assertThat(cleanse(field("given_name", "person-name", Map.of("part", "given")), "n/a"))
                .isNull();
        assertThat(cleansed("person-name", "None Other")).isEqualTo("None Other");
    }

    @Test
    void aCodeThatTheMappingKnowsIsAValue() {
        Map<String, Object> map = Map.of("map", Map.of("-", "neutral", "Unknown", "unknown"));
        assertThat(cleanse(field("gender", "code", map), "-")).isEqualTo("-");
        assertThat(cleanse(field("gender", "code", map), "UNKNOWN")).isEqualTo("UNKNOWN");
        assertThat(cleanse(field("gender", "code", map), "n/a")).isNull();
    }

    @Test
    void aFreeTextMayBeTheWordTestAndADateFieldReportsZeroDates() {
        assertThat(cleansed("text", "test")).isEqualTo("test");
        assertThat(cleansed("date", "0000-00-00")).isEqualTo("0000-00-00");
    }

    @Test
    void anAddressKeepsItsLinesAndNothingElseDoes() {
        assertThat(cleansed("address", " 5  Main St \r\n\r\n\tBoston\u200B\n")).isEqualTo("5 Main St\nBoston");
        assertThat(cleansed("address", "5 Main St\nBoston")).isEqualTo("5 Main St\nBoston");
        assertThat(cleansed("address", "\n")).isNull();
        assertThat(cleansed("text", "5 Main St\nBoston")).isEqualTo("5 Main St Boston");
    }

    @Test
    void whatIsCleanIsPassedOnAsTheSameInstance() {
        CleanseStage stage = new CleanseStage(mapping(field("name", "person-name", Map.of()), true));
        RecordBatch batch = batch(
                record(List.of(AttributeValue.mapped("Zoë 张三 Müller")), List.of(List.of(AttributeValue.mapped("x 1")))),
                record(List.of(AttributeValue.ABSENT), List.of()));
        assertThat(stage.apply(batch)).isSameAs(batch);
    }

    @Test
    void onlyWhatChangesIsMadeNewAndTheRawTextStays() {
        CleanseStage stage = new CleanseStage(mapping(field("name", "person-name", Map.of()), true));
        SourceRecord clean = record(List.of(AttributeValue.mapped("a")), List.of());
        List<AttributeValue> attributes = List.of(AttributeValue.mapped("b"));
        SourceRecord dirtyLine = record(attributes, List.of(List.of(AttributeValue.mapped(" c ")), List.of()));
        RecordBatch after = stage.apply(batch(clean, dirtyLine));
        assertThat(after.records().get(0)).isSameAs(clean);
        assertThat(after.records().get(1).attributes()).isSameAs(attributes);
        AttributeValue line = after.records().get(1).lines().get(0).get(0);
        assertThat(line.raw()).isEqualTo(" c ");
        assertThat(line.text()).isEqualTo("c");
        assertThat(line.standard()).isNull();
    }

    @Test
    void aPlaceholderLeavesTheRawTextAndAMissingValueWithAnIssueABlankLeavesNone() {
        AttributeValue value = value(field("phone.mobile", "phone", Map.of()), "N/A");
        assertThat(value.raw()).isEqualTo("N/A");
        assertThat(value.text()).isNull();
        assertThat(value.standard()).isEqualTo(CleansingIssue.PLACEHOLDER.missing());
        AttributeValue blank = value(field("phone.mobile", "phone", Map.of()), " ");
        assertThat(blank.standard()).isSameAs(StandardValue.MISSING);
    }

    @Test
    void anyTextIsStableAfterOnePassAndStorable() {
        Random random = new Random(42);
        char[] special = {
            ' ', '\t', '\u0301', '\u200D', '\uD83D', '\uDE00', '\u0000', '\u3000', 'a', 'é', '각', 'ᄀ', 'ᅡ', '\u05B0'
        };
        for (int i = 0; i < 200_000; i++) {
            char[] chars = new char[random.nextInt(12)];
            for (int c = 0; c < chars.length; c++) {
                chars[c] =
                        random.nextBoolean() ? special[random.nextInt(special.length)] : (char) random.nextInt(0x10000);
            }
            String text = new String(chars);
            String once = TextCleanser.cleanse(text, RuleTrace.NONE);
            assertThat(TextCleanser.cleanse(once, RuleTrace.NONE)).isSameAs(once);
            assertThat(TextCleanser.cleanse(text, (rule, before, after) -> {})).isEqualTo(once);
            assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(once)).isTrue();
            assertThat(once).isEqualTo(once.strip());
        }
    }

    private static @Nullable String cleansed(String as, String text) {
        return cleanse(field("x", as, Map.of()), text);
    }

    private static @Nullable String cleanse(FieldMapping field, String text) {
        return value(field, text).text();
    }

    private static AttributeValue value(FieldMapping field, String text) {
        RecordBatch batch = batch(record(List.of(AttributeValue.mapped(text)), List.of()));
        return new CleanseStage(mapping(field, false))
                .apply(batch)
                .records()
                .get(0)
                .attributes()
                .get(0);
    }

    private static FieldMapping field(String attribute, String as, Map<String, Object> options) {
        return new FieldMapping(attribute, List.of(FieldPath.of("f")), null, as, options, OnInvalid.KEEP, PLACE);
    }

    private static StreamMapping mapping(FieldMapping field, boolean lines) {
        return new StreamMapping(
                new StreamName("crm", "contacts"),
                EntityType.SALES_ORDER,
                List.of(FieldPath.of("id")),
                null,
                null,
                null,
                ZoneId.of("UTC"),
                List.of(field),
                lines
                        ? new StreamMapping.LineMapping(FieldPath.of("lines"), List.of(field("sku", "text", Map.of())))
                        : null,
                List.of(),
                Breaker.DEFAULT,
                PLACE);
    }

    private static SourceRecord record(List<AttributeValue> attributes, List<List<AttributeValue>> lines) {
        Content content = new Content.Row(FieldNames.of("f"), new String[] {"x"});
        return SourceRecord.read(1, content, new byte[0]).with(attributes, lines);
    }

    private static RecordBatch batch(SourceRecord... records) {
        BatchOrigin origin = new BatchOrigin(
                new StreamName("crm", "contacts"), "crm-contacts", "contacts", Instant.EPOCH, Instant.EPOCH);
        return RecordBatch.read(origin, List.of(records), List.of(), null);
    }
}
