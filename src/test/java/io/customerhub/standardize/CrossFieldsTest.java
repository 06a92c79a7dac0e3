package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.record.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules between the fields of a record, through the stage that applies them. */
final class CrossFieldsTest {

    private static final Standardizers STANDARDIZERS = CaseTable.STANDARDIZERS;

    private static final String WOMAN_OF_1949 = "11010519491231002X";
    private static final String MAN_OF_1949 = "11010119491001001X";

    private static final FieldMapping COUNTRY = Mappings.field("address.home.address_country", "country");
    private static final FieldMapping POSTAL_TEXT = Mappings.field("address.home.postal_code", "text");
    private static final FieldMapping POSTAL_CODE = Mappings.field("address.home.postal_code", "postal-code");
    private static final FieldMapping CITY = Mappings.field("address.home.address_locality", "text");
    private static final FieldMapping REGION_TEXT = Mappings.field("address.home.address_region", "text");
    private static final FieldMapping REGION = Mappings.field("address.home.address_region", "region");
    private static final FieldMapping RESIDENT_ID = Mappings.field("identifier.cn-resident-id", "resident-id");
    private static final FieldMapping BORN = Mappings.field("birth_date", "date");
    private static final FieldMapping GENDER = Mappings.field("gender", "gender");
    private static final FieldMapping PHONE = Mappings.field("phone.mobile", "phone");
    private static final FieldMapping EMAIL = Mappings.field("email", "email");
    private static final FieldMapping NAME = Mappings.field("name", "person-name");

    @Test
    void aPostalCodeOfAnotherCountryIsToldAndStays() {
        StreamMapping text = Mappings.stream(null, null, COUNTRY, POSTAL_TEXT);
        assertThat(described(text, "US", "SW1A 1AA")).containsExactly("US", "SW1A 1AA HUB-CROSS-001");
        assertThat(described(text, "China", "10115-1")).containsExactly("CN", "10115-1 HUB-CROSS-001");
        StreamMapping code = Mappings.stream(null, null, COUNTRY, POSTAL_CODE);
        assertThat(described(code, "US", "SW1A 1AA")).containsExactly("US", "null HUB-POSTAL-001 HUB-CROSS-001");
    }

    @Test
    void aPostalCodeThatFitsItsCountryIsNotTold() {
        StreamMapping text = Mappings.stream("US", null, COUNTRY, POSTAL_TEXT);
        assertThat(described(text, "GB", "sw1a1aa")).containsExactly("GB", "sw1a1aa");
        assertThat(described(text, "GB", "SW1A")).containsExactly("GB", "SW1A");
        assertThat(described(text, "Germany", "D-10115")).containsExactly("DE", "D-10115");
        assertThat(described(text, "CN", "１０００２０")).containsExactly("CN", "１０００２０");
        assertThat(described(text, "AO", "what they write")).containsExactly("AO", "what they write");
        assertThat(described(text, null, "SW1A 1AA")).containsExactly("GB HUB-DERIVED-006", "SW1A 1AA");
        assertThat(described(text, "GB", null)).containsExactly("GB", "null");
        StreamMapping code = Mappings.stream(null, null, COUNTRY, POSTAL_CODE);
        assertThat(described(code, "US", "not there")).containsExactly("US", "null HUB-POSTAL-001");
    }

    @Test
    void aPostalCodeIsHeldAgainstTheCountryOfItsOwnAddress() {
        StreamMapping mapping = Mappings.stream(
                null,
                null,
                COUNTRY,
                Mappings.field("address.work.address_country", "country"),
                Mappings.field("address.work.postal_code", "text"));
        assertThat(described(mapping, "CN", "GB", "SW1A 1AA")).containsExactly("CN", "GB", "SW1A 1AA");
        assertThat(described(mapping, "GB", "CN", "SW1A 1AA")).containsExactly("GB", "CN", "SW1A 1AA HUB-CROSS-001");
    }

    @Test
    void aPostalCodeOfAnotherCityOrRegionIsTold() {
        StreamMapping city = Mappings.stream("CN", null, POSTAL_TEXT, CITY);
        assertThat(described(city, "100020", "深圳市")).containsExactly("100020 HUB-CROSS-002", "深圳市");
        assertThat(described(city, "518057", "上海")).containsExactly("518057 HUB-CROSS-002", "上海");
        StreamMapping state = Mappings.stream(null, null, COUNTRY, POSTAL_CODE, REGION);
        assertThat(described(state, "US", "10001", "California")).containsExactly("US", "10001 HUB-CROSS-002", "US-CA");
        StreamMapping text = Mappings.stream(null, null, COUNTRY, POSTAL_TEXT, REGION_TEXT);
        assertThat(described(text, "US", "10001-1234", "CA")).containsExactly("US", "10001-1234 HUB-CROSS-002", "CA");
        assertThat(described(state, "CN", "100020", "广东省")).containsExactly("CN", "100020 HUB-CROSS-002", "CN-GD");
    }

    @Test
    void aPostalCodeIsNotToldWhereItsPlaceIsNotSure() {
        StreamMapping city = Mappings.stream("CN", null, POSTAL_TEXT, CITY);
        assertThat(described(city, "518057", "深圳市")).containsExactly("518057", "深圳市");
        assertThat(described(city, "518057", "朝阳")).containsExactly("518057", "朝阳");
        assertThat(described(city, "518057", "鼓楼区")).containsExactly("518057", "鼓楼区");
        assertThat(described(city, "518057", "Beijing")).containsExactly("518057", "Beijing");
        assertThat(described(city, "137400", "兴安盟")).containsExactly("137400", "兴安盟");
        assertThat(described(city, "not one", "深圳市")).containsExactly("not one", "深圳市");
        StreamMapping usCity = Mappings.stream("US", null, POSTAL_TEXT, CITY);
        assertThat(described(usCity, "20001", "Washington")).containsExactly("20001", "Washington");
        StreamMapping state = Mappings.stream("US", null, POSTAL_CODE, REGION);
        assertThat(described(state, "10001", "New York")).containsExactly("10001", "US-NY");
    }

    @Test
    void aBirthDateAndAGenderThatTheResidentIdContradictsAreToldAndStay() {
        StreamMapping mapping = Mappings.stream("CN", null, RESIDENT_ID, BORN, GENDER);
        assertThat(described(mapping, WOMAN_OF_1949, "1949-12-13", "男"))
                .containsExactly(WOMAN_OF_1949, "1949-12-13 HUB-CROSS-003", "male HUB-CROSS-004");
        assertThat(described(mapping, WOMAN_OF_1949, "1949-12-31", "女"))
                .containsExactly(WOMAN_OF_1949, "1949-12-31", "female");
        assertThat(described(mapping, "110105194912310021", "1949-12-13", "男"))
                .containsExactly("null HUB-RID-004", "1949-12-13", "male");
        assertThat(described(mapping, WOMAN_OF_1949, "05/06/1949", "Q"))
                .containsExactly(WOMAN_OF_1949, "null HUB-DATE-003", "null HUB-GENDER-002");
        assertThat(described(mapping, null, "1949-12-13", "男")).containsExactly("null", "1949-12-13", "male");
    }

    @Test
    void aMissingBirthDateGenderAndNationalityAreDerivedFromTheResidentId() {
        StreamMapping mapping =
                Mappings.stream("CN", null, BORN, GENDER, Mappings.field("nationality", "country"), RESIDENT_ID);
        assertThat(described(mapping, null, "", null, MAN_OF_1949))
                .containsExactly(
                        "1949-10-01 HUB-DERIVED-001", "male HUB-DERIVED-002", "CN HUB-DERIVED-005", MAN_OF_1949);
        assertThat(standardized(mapping, null, null, null, MAN_OF_1949).get(0).validity())
                .isEqualTo(Validity.POSSIBLE);
        assertThat(described(mapping, "1900-01-01", null, "France", MAN_OF_1949))
                .containsExactly(
                        "1949-10-01 " + IssueCode.DATE_PLACEHOLDER.code() + " HUB-DERIVED-001",
                        "male HUB-DERIVED-002",
                        "FR",
                        MAN_OF_1949);
        assertThat(described(mapping, null, null, null, "110105194912310021"))
                .containsExactly("null", "null", "null", "null HUB-RID-004");
    }

    @Test
    void nothingIsDerivedFromTwoIdsThatNameDifferentPeople() {
        StreamMapping mapping =
                Mappings.stream("CN", null, BORN, RESIDENT_ID, Mappings.field("identifier.other", "national-id"));
        assertThat(described(mapping, null, MAN_OF_1949, WOMAN_OF_1949).get(0)).isEqualTo("null");
        assertThat(described(mapping, null, MAN_OF_1949, MAN_OF_1949).get(0)).isEqualTo("1949-10-01 HUB-DERIVED-001");
    }

    @Test
    void aGenderIsNotDerivedIntoTheWordsOfAMappingsOwn() {
        FieldMapping own = Mappings.field("gender", "code", Map.of("map", Map.of("1", "M", "2", "F")), OnInvalid.KEEP);
        assertThat(described(Mappings.stream("CN", null, own, RESIDENT_ID), null, MAN_OF_1949))
                .containsExactly("null", MAN_OF_1949);
        FieldMapping ours =
                Mappings.field("gender", "code", Map.of("map", Map.of("1", "male", "2", "female")), OnInvalid.KEEP);
        assertThat(described(Mappings.stream("CN", null, ours, RESIDENT_ID), null, MAN_OF_1949))
                .containsExactly("male HUB-DERIVED-002", MAN_OF_1949);
    }

    @Test
    void aMissingCountryIsThatOfAPhoneWrittenWithItsCountryCode() {
        StreamMapping mapping = Mappings.stream("CN", null, COUNTRY, PHONE);
        assertThat(described(mapping, null, "+44 20 7031 3000")).containsExactly("GB HUB-DERIVED-003", "+442070313000");
        assertThat(described(mapping, null, "0086 138 0013 8001"))
                .containsExactly("CN HUB-DERIVED-003", "+8613800138001");
        assertThat(described(mapping, null, "+1 416 967 1111")).containsExactly("CA HUB-DERIVED-003", "+14169671111");
    }

    @Test
    void noCountryIsDerivedThatTheRecordDoesNotSay() {
        StreamMapping mapping = Mappings.stream("CN", null, COUNTRY, PHONE);
        assertThat(described(mapping, null, "138 0013 8001")).containsExactly("null", "+8613800138001");
        assertThat(described(mapping, null, "+1 800 253 0000")).containsExactly("null", "+18002530000");
        assertThat(described(mapping, null, "+800 1234 5678")).containsExactly("null", "+80012345678");
        assertThat(described(mapping, "France", "+44 20 7031 3000")).containsExactly("FR", "+442070313000");
        assertThat(described(mapping, "Atlantis", "+44 20 7031 3000").get(1)).isEqualTo("+442070313000");
        assertThat(described(mapping, "Atlantis", "+44 20 7031 3000").get(0)).startsWith("null HUB-COUNTRY");
        StreamMapping two = Mappings.stream("CN", null, COUNTRY, PHONE, Mappings.field("phone.work", "phone"));
        assertThat(described(two, null, "+44 20 7031 3000", "+86 138 0013 8001").get(0))
                .isEqualTo("null");
        StreamMapping postal = Mappings.stream(null, null, COUNTRY, PHONE, POSTAL_TEXT);
        assertThat(described(postal, null, "+44 20 7031 3000", "518057").get(0)).isEqualTo("null");
        assertThat(described(postal, null, "+44 20 7031 3000", "SW1A 1AA").get(0))
                .isEqualTo("GB HUB-DERIVED-003");
        StreamMapping work =
                Mappings.stream(null, null, COUNTRY, Mappings.field("address.work.address_country", "country"), PHONE);
        assertThat(described(work, null, "France", "+44 20 7031 3000").get(0)).isEqualTo("null");
        StreamMapping whole = Mappings.stream(null, null, COUNTRY, PHONE, Mappings.field("address.home", "address"));
        assertThat(described(whole, null, "+44 20 7031 3000", "Hauptstr. 5, 10115 Berlin, Germany")
                        .get(0))
                .isEqualTo("null");
    }

    @Test
    void aMissingCountryIsThatOfAPostalCodeWhichNoOtherCountryWrites() {
        StreamMapping mapping = Mappings.stream(null, null, COUNTRY, PHONE, POSTAL_TEXT, CITY, REGION_TEXT);
        Map<String, String> sure = Map.ofEntries(
                Map.entry("SW1A 1AA", "GB"),
                Map.entry("sw1a1aa", "GB"),
                Map.entry("K1A 0B1", "CA"),
                Map.entry("k1a0b1", "CA"),
                Map.entry("1012 AB", "NL"),
                Map.entry("D02 AF30", "IE"),
                Map.entry("1000-205", "PT"),
                Map.entry("00-950", "PL"),
                Map.entry("01310-100", "BR"),
                Map.entry("LT-01100", "LT"),
                Map.entry("C1425DTF", "AR"));
        sure.forEach((code, country) -> assertThat(
                        described(mapping, null, null, code, null, null).get(0))
                .as(code)
                .isEqualTo(country + " HUB-DERIVED-006"));
        // Jersey has a country code of its own, Chile writes 150-0002, too, and QZ is no postcode area
        for (String open : List.of(
                "10115", "518057", "1010", "12345-6789", "JE2 3AB", "IM1 1AA", "QZ1 1AA", "150-0002", "1000205", "x")) {
            assertThat(described(mapping, null, null, open, null, null).get(0))
                    .as(open)
                    .isEqualTo("null");
        }
    }

    @Test
    void bareDigitsTellACountryOnlyWithAPlaceInWhichTheyLie() {
        StreamMapping mapping = Mappings.stream(null, null, COUNTRY, PHONE, POSTAL_TEXT, CITY, REGION_TEXT);
        assertThat(described(mapping, null, null, "518057", "深圳市", null).get(0)).isEqualTo("CN HUB-DERIVED-006");
        assertThat(described(mapping, null, null, "518057", null, "广东省").get(0)).isEqualTo("CN HUB-DERIVED-006");
        assertThat(described(mapping, null, null, "100020", "深圳市", null).get(0)).isEqualTo("null");
        assertThat(described(mapping, null, null, "90210", "Beverly Hills", "California")
                        .get(0))
                .isEqualTo("US HUB-DERIVED-006");
        assertThat(described(mapping, null, null, "10001", "New York", null).get(0))
                .isEqualTo("US HUB-DERIVED-006");
        assertThat(described(mapping, null, null, "10115", "California", null).get(0))
                .isEqualTo("null");
        // Trento, not Memphis
        assertThat(described(mapping, null, null, "38121", "Trento", "TN").get(0))
                .isEqualTo("null");
        assertThat(described(mapping, null, null, "00901", "San Juan", "Puerto Rico")
                        .get(0))
                .isEqualTo("null");
    }

    @Test
    void aPostalCodeNeitherOverrulesTheSourceNorSpeaksAgainstAPhone() {
        StreamMapping mapping = Mappings.stream(null, null, COUNTRY, PHONE, POSTAL_TEXT, CITY, REGION_TEXT);
        assertThat(described(mapping, "France", null, "SW1A 1AA", null, null).get(0))
                .startsWith("FR");
        assertThat(described(mapping, "Atlantis", null, "SW1A 1AA", null, null).get(0))
                .startsWith("null HUB-COUNTRY");
        assertThat(described(mapping, null, "+49 30 2345678", "SW1A 1AA", null, null)
                        .get(0))
                .isEqualTo("null");
    }

    @Test
    void aMissingCountryIsChinaForAResidentIdUnlessAPhoneSaysOtherwise() {
        StreamMapping mapping = Mappings.stream(null, null, COUNTRY, PHONE, RESIDENT_ID);
        assertThat(described(mapping, null, null, MAN_OF_1949).get(0)).isEqualTo("CN HUB-DERIVED-004");
        assertThat(described(mapping, null, "+86 138 0013 8001", MAN_OF_1949).get(0))
                .isEqualTo("CN HUB-DERIVED-003");
        assertThat(described(mapping, null, "+44 20 7031 3000", MAN_OF_1949).get(0))
                .isEqualTo("null");
        assertThat(described(mapping, "France", null, MAN_OF_1949).get(0)).isEqualTo("FR");
    }

    @Test
    void aNameThatIsTheEmailIsTold() {
        StreamMapping mapping = Mappings.stream("DE", null, NAME, EMAIL);
        assertThat(described(mapping, "Anna.Schmidt", "anna.schmidt@example.com")
                        .get(0))
                .endsWith("HUB-CROSS-005");
        assertThat(described(mapping, "asmith7", "asmith7@example.com").get(0))
                .isEqualTo("null HUB-NAME-001 HUB-CROSS-005");
        assertThat(described(mapping, "asmith7@example.com", "asmith7@example.com")
                        .get(0))
                .isEqualTo("null HUB-NAME-001 HUB-CROSS-005");
        assertThat(described(mapping, "Anna Schmidt", "annaschmidt@example.com"))
                .containsExactly("Anna Schmidt", "annaschmidt@example.com");
        assertThat(described(mapping, "Anna Schmidt", "anna.schmidt@example.com")
                        .get(0))
                .isEqualTo("Anna Schmidt");
        assertThat(described(mapping, "Anna Schmidt", null)).containsExactly("Anna Schmidt", "null");
        assertThat(described(mapping, null, "anna@example.com")).containsExactly("null", "anna@example.com");
    }

    @Test
    void aCompanyInAFieldForAPersonIsTold() {
        FieldMapping family = Mappings.field("family_name", "person-name", Map.of("part", "family"), OnInvalid.KEEP);
        StreamMapping parts = Mappings.stream("GB", null, family);
        assertThat(described(parts, "Acme Trading Ltd").get(0)).endsWith(" HUB-CROSS-006");
        assertThat(described(parts, "北京小米科技有限公司").get(0)).endsWith(" HUB-CROSS-006");
        for (String person : List.of("Smith", "de la Cruz", "王", "Lee Company Smith", "Ltd", "Van Ag", "欧阳")) {
            assertThat(described(parts, person).get(0)).as(person).doesNotContain("HUB-CROSS");
        }
        StreamMapping whole = Mappings.stream("GB", null, NAME, BORN);
        assertThat(described(whole, "Acme Trading Ltd", "1980-05-06").get(0))
                .isEqualTo("Acme Trading Ltd HUB-NAME-006 HUB-CROSS-006");
        assertThat(described(whole, "Acme Trading Ltd", null).get(0)).isEqualTo("Acme Trading Ltd HUB-NAME-006");
        assertThat(described(whole, "Anna Smith", "1980-05-06").get(0)).isEqualTo("Anna Smith");
        StreamMapping typed = Mappings.stream("GB", null, NAME, Mappings.field("party_type", "text"));
        assertThat(described(typed, "Acme Trading Ltd", "person").get(0)).endsWith("HUB-CROSS-006");
        assertThat(described(typed, "Acme Trading Ltd", "organization").get(0)).doesNotContain("HUB-CROSS");
    }

    @Test
    void aMappingWithoutPairsOfFieldsHasNoRules() {
        for (FieldMapping alone :
                List.of(COUNTRY, POSTAL_CODE, CITY, REGION, RESIDENT_ID, BORN, GENDER, PHONE, EMAIL, NAME)) {
            assertThat(STANDARDIZERS
                            .crossFields(Mappings.stream("CN", null, alone))
                            .size())
                    .as(alone.attribute())
                    .isZero();
        }
        assertThat(STANDARDIZERS
                        .crossFields(Mappings.stream("CN", null, NAME, PHONE))
                        .size())
                .isZero();
        assertThat(STANDARDIZERS
                        .crossFields(Mappings.stream("CN", null, NAME, EMAIL))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatHasNothingToBeSaidOfStaysTheSameInstance() {
        StreamMapping mapping = Mappings.stream("CN", null, RESIDENT_ID, BORN, COUNTRY, POSTAL_CODE, NAME, EMAIL);
        AttributeValue[] values = standardize(
                        mapping, MAN_OF_1949, "1949-10-01", "CN", "100020", "Anna Smith", "a.smith@example.com")
                .toArray(new AttributeValue[0]);
        AttributeValue[] before = values.clone();
        STANDARDIZERS.crossFields(mapping).apply(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isSameAs(before[i]);
        }
    }

    @Test
    void noValueThatWasThereIsEverChanged() {
        Random random = new Random(20261122);
        FieldMapping family = Mappings.field("family_name", "person-name", Map.of("part", "family"), OnInvalid.KEEP);
        FieldMapping[] fields = {
            COUNTRY, POSTAL_CODE, CITY, REGION, RESIDENT_ID, BORN, GENDER, PHONE, EMAIL, NAME, family
        };
        String[] likely = {
            "CN",
            "US",
            "GB",
            "100020",
            "SW1A 1AA",
            "10001",
            "深圳市",
            "California",
            WOMAN_OF_1949,
            MAN_OF_1949,
            "1949-12-31",
            "1900-01-01",
            "男",
            "female",
            "+44 20 7031 3000",
            "13800138001",
            "anna@example.com",
            "anna",
            "Acme Trading Ltd"
        };
        for (int round = 0; round < 5_000; round++) {
            FieldMapping[] mapped = new FieldMapping[fields.length];
            String[] texts = new String[fields.length];
            for (int i = 0; i < fields.length; i++) {
                mapped[i] = fields[i];
                int choice = random.nextInt(8);
                texts[i] = choice == 0
                        ? null
                        : choice < 3 ? RandomTexts.next(random) : likely[random.nextInt(likely.length)];
            }
            assertNothingIsChanged(Mappings.stream(random.nextBoolean() ? "CN" : null, null, mapped), texts);
        }
    }

    private static void assertNothingIsChanged(StreamMapping mapping, @Nullable String[] texts) {
        List<AttributeValue> after = standardize(mapping, texts);
        List<RecordContext> contexts = new StandardizeStage(mapping, STANDARDIZERS).contextsOf(record(texts));
        for (int i = 0; i < texts.length; i++) {
            AttributeValue value = after.get(i);
            StandardValue standard = Objects.requireNonNull(value.standard());
            assertThat(value.raw()).isEqualTo(texts[i]);
            assertThat(value.text()).isEqualTo(texts[i]);
            FieldMapping field = mapping.fields().get(i);
            RecordContext here =
                    field.as().equals("country") ? CaseTable.context(mapping.region(), null) : contexts.get(i);
            StandardValue alone = texts[i] == null || texts[i].isEmpty()
                    ? StandardValue.MISSING
                    : STANDARDIZERS.create(field, mapping).standardize(texts[i], here);
            if (alone.value() != null || alone.validity() != Validity.MISSING) {
                assertThat(standard.value()).isEqualTo(alone.value());
                assertThat(standard.validity()).isEqualTo(alone.validity());
                assertThat(standard.parts()).isEqualTo(alone.parts());
            } else if (standard.value() != null) {
                assertThat(standard.issues()).anyMatch(issue -> issue.startsWith("HUB-DERIVED-"));
            }
            assertThat(standard.issues().subList(0, alone.issues().size())).isEqualTo(alone.issues());
        }
    }

    /** Each attribute as its value and its issues, with spaces between. */
    private static List<String> described(StreamMapping mapping, @Nullable String... texts) {
        List<String> described = new ArrayList<>();
        for (StandardValue value : standardized(mapping, texts)) {
            described.add((value.value() + " " + String.join(" ", value.issues())).strip());
        }
        return described;
    }

    private static List<StandardValue> standardized(StreamMapping mapping, @Nullable String... texts) {
        return standardize(mapping, texts).stream()
                .map(value -> Objects.requireNonNull(value.standard()))
                .toList();
    }

    private static List<AttributeValue> standardize(StreamMapping mapping, @Nullable String... texts) {
        BatchOrigin origin = new BatchOrigin(
                new StreamName("crm", "contacts"), "crm-contacts", "contacts", Instant.EPOCH, Instant.EPOCH);
        RecordBatch batch = RecordBatch.read(origin, List.of(record(texts)), List.of(), null);
        return new StandardizeStage(mapping, STANDARDIZERS)
                .apply(batch)
                .records()
                .get(0)
                .attributes();
    }

    private static SourceRecord record(@Nullable String... texts) {
        List<AttributeValue> values = new ArrayList<>();
        for (String text : texts) {
            values.add(AttributeValue.mapped(text));
        }
        Content content = new Content.Row(FieldNames.of("f"), new String[] {"x"});
        return SourceRecord.read(1, content, new byte[0]).with(values, List.of());
    }
}
