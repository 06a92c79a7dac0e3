package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.config.OnInvalid;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.identifier.IdentifierPattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers below are the examples of the registers and standards, or made up; none is a person's. */
class IdentifiersTest {

    private static final List<String> TYPES =
            List.of("identifier", "resident-id", "credit-code", "national-id", "vat-id", "iban", "bic");

    @Test
    void aResidentIdOfFifteenDigitsBecomesOneOfEighteenAndTellsWhatStandsInIt() {
        StandardValue value = standardize("resident-id", "110101 491001 001", null);
        assertThat(value.value()).isEqualTo("11010119491001001X");
        assertThat(value.parts())
                .containsEntry("birth_date", java.time.LocalDate.of(1949, 10, 1))
                .containsEntry("gender", "male")
                .containsEntry("region_code", "110101")
                .containsEntry("province", "北京市");
    }

    @Test
    void whatIsWrongWithAResidentIdIsToldApart() {
        assertThat(issue("resident-id", "11010119491001001", null)).isEqualTo("HUB-RID-001");
        assertThat(issue("resident-id", "990101194910010016", null)).isEqualTo("HUB-RID-002");
        assertThat(issue("resident-id", "110101194913010016", null)).isEqualTo("HUB-RID-003");
        assertThat(issue("resident-id", "110101209910010016", null)).isEqualTo("HUB-RID-003");
        assertThat(issue("resident-id", "110101194910010017", null)).isEqualTo("HUB-RID-004");
    }

    /** The code of Tencent, as it stands on its pages. */
    @Test
    void creditCodesAreCheckedAndTellTheirRegion() {
        StandardValue value = standardize("credit-code", "9144 0300 7084 6113 6t", null);
        assertThat(value.value()).isEqualTo("91440300708461136T");
        assertThat(value.parts())
                .containsEntry("region_code", "440300")
                .containsEntry("province", "广东省")
                .containsEntry("organization_code", "708461136");
        assertThat(issue("credit-code", "91440300708461137T", null)).isEqualTo("HUB-USC-002");
        assertThat(issue("credit-code", "9144030070846113OT", null)).isEqualTo("HUB-USC-001");
    }

    @Test
    void aVatNumberGetsItsCountryInItsRegionOnly() {
        assertThat(standardize("vat-id", "136.695.976", "DE").value()).isEqualTo("DE136695976");
        assertThat(standardize("vat-id", "DE 136695976", "FR").value()).isEqualTo("DE136695976");
        assertThat(standardize("vat-id", "gr 094259216", null).value()).isEqualTo("EL094259216");
        assertThat(standardize("vat-id", "094259216", "GR").value()).isEqualTo("EL094259216");
        assertThat(standardize("vat-id", "CHE-107.787.577 TVA", "CH").value()).isEqualTo("CHE107787577MWST");
        assertThat(standardize("vat-id", "45.723.174/0001-10", "BR").value()).isEqualTo("45723174000110");
        assertThat(issue("vat-id", "136695976", null)).isEqualTo("HUB-VAT-003");
        assertThat(issue("vat-id", "DE136695977", null)).isEqualTo("HUB-VAT-002");
        assertThat(issue("vat-id", "DE13669597", "DE")).isEqualTo("HUB-VAT-001");
    }

    /** The examples of the IBAN Registry. */
    @Test
    void ibansOfTheRegistryAreRight() {
        for (String iban : List.of(
                "AD1200012030200359100100",
                "AE070331234567890123456",
                "AL47212110090000000235698741",
                "AT611904300234573201",
                "AZ21NABZ00000000137010001944",
                "BA391290079401028494",
                "BE68539007547034",
                "BG80BNBG96611020345678",
                "BH67BMAG00001299123456",
                "BR1800360305000010009795493C1",
                "BY13NBRB3600900000002Z00AB00",
                "CH9300762011623852957",
                "CR05015202001026284066",
                "CY17002001280000001200527600",
                "CZ6508000000192000145399",
                "DE89370400440532013000",
                "DK5000400440116243",
                "DO28BAGR00000001212453611324",
                "EE382200221020145685",
                "EG380019000500000000263180002",
                "ES9121000418450200051332",
                "FI2112345600000785",
                "FO6264600001631634",
                "FR1420041010050500013M02606",
                "GB29NWBK60161331926819",
                "GE29NB0000000101904917",
                "GI75NWBK000000007099453",
                "GL8964710001000206",
                "GR1601101250000000012300695",
                "GT82TRAJ01020000001210029690",
                "HR1210010051863000160",
                "HU42117730161111101800000000",
                "IE29AIBK93115212345678",
                "IL620108000000099999999",
                "IQ98NBIQ850123456789012",
                "IS140159260076545510730339",
                "IT60X0542811101000000123456",
                "JO94CBJO0010000000000131000302",
                "KW81CBKU0000000000001234560101",
                "KZ86125KZT5004100100",
                "LB62099900000001001901229114",
                "LC55HEMM000100010012001200023015",
                "LI21088100002324013AA",
                "LT121000011101001000",
                "LU280019400644750000",
                "LV80BANK0000435195001",
                "LY83002048000020100120361",
                "MC5811222000010123456789030",
                "MD24AG000225100013104168",
                "ME25505000012345678951",
                "MK07250120000058984",
                "MR1300020001010000123456753",
                "MT84MALT011000012345MTLCAST001S",
                "MU17BOMM0101101030300200000MUR",
                "NL91ABNA0417164300",
                "NO9386011117947",
                "PK36SCBL0000001123456702",
                "PL61109010140000071219812874",
                "PS92PALS000000000400123456702",
                "PT50000201231234567890154",
                "QA58DOHB00001234567890ABCDEFG",
                "RO49AAAA1B31007593840000",
                "RS35260005601001611379",
                "SA0380000000608010167519",
                "SC18SSCB11010000000000001497USD",
                "SD2129010501234001",
                "SE4550000000058398257466",
                "SI56263300012039086",
                "SK3112000000198742637541",
                "SM86U0322509800000000270100",
                "ST23000100010051845310146",
                "SV62CENR00000000000000700025",
                "TL380080012345678910157",
                "TN5910006035183598478831",
                "TR330006100519786457841326",
                "UA213223130000026007233566001",
                "VA59001123000012345678",
                "VG96VPVG0000012345678901",
                "XK051212012345678906")) {
            assertThat(standardize("iban", iban, null)).isEqualTo(StandardValue.valid(iban));
            assertThat(standardize("iban", "IBAN: " + printed(iban), null).value())
                    .isEqualTo(iban);
            char last = iban.charAt(iban.length() - 1);
            String slip =
                    iban.substring(0, iban.length() - 1) + (last == '9' ? '8' : last < '9' ? (char) (last + 1) : 'Q');
            assertThat(standardize("iban", slip, null).validity()).as(slip).isEqualTo(Validity.INVALID);
        }
        assertThat(issue("iban", "US64SVBKUS6S3300958879", null)).isEqualTo("HUB-IBAN-001");
        assertThat(issue("iban", "DE8937040044053201300", null)).isEqualTo("HUB-IBAN-002");
        assertThat(issue("iban", "DE88370400440532013000", null)).isEqualTo("HUB-IBAN-003");
    }

    @Test
    void nationalIdsNeedARegionAndSayWhenTheyCannotBeChecked() {
        assertThat(issue("national-id", "A1234563", null)).isEqualTo("HUB-NID-003");
        assertThat(standardize("national-id", "a123456(3)", "HK").value()).isEqualTo("A1234563");
        assertThat(issue("national-id", "A123456(4)", "HK")).isEqualTo("HUB-NID-002");
        assertThat(standardize("national-id", "AB-1234", "KE").validity()).isEqualTo(Validity.POSSIBLE);
        assertThat(standardize("national-id", "131052-308T", "FI").value()).isEqualTo("131052-308T");
        assertThat(standardize("national-id", "11010119491001001X", "CN").parts())
                .containsKey("birth_date");
    }

    @Test
    void ownNumbersFollowThePatternOfTheMapping() {
        Standardizer members = create("identifier", Map.of("pattern", "[A-Z]{2}\\d{4,6}|V\\d+", "kind", "strong"));
        assertThat(members.standardize("ab-123 456", CaseTable.context(null, null)))
                .isEqualTo(StandardValue.valid("AB123456", Map.of("kind", "strong")));
        assertThat(members.standardize("v7", CaseTable.context(null, null)).value())
                .isEqualTo("V7");
        assertThat(members.standardize("AB123", CaseTable.context(null, null)).issues())
                .containsExactly("HUB-ID-002");
        assertThat(members.standardize("会员1", CaseTable.context(null, null)).issues())
                .containsExactly("HUB-ID-001");
    }

    @Test
    void aPatternThatIsNoneIsRefusedWithItsPlace() {
        for (String wrong :
                List.of("(a|b)+", "[A-", "a{2", "a{5,2}", "^a$", "a||b", "[z-a]", "\\b", "[^a]", "a{1000}")) {
            assertThatThrownBy(() -> create("identifier", Map.of("pattern", wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("option pattern");
        }
    }

    @Test
    void patternsAgreeWithRegularExpressions() {
        Random random = new Random(3);
        String[] items = {"A", "[A-C]", "\\d", "B?", "[AB]*", "\\w+", "A{2}", "[0-2]{1,3}", "C{2,}", "|", "."};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder("A?");
            for (int k = random.nextInt(5); k > 0; k--) {
                pattern.append(items[random.nextInt(items.length)]);
            }
            String source = pattern.toString().replace("||", "|A").replaceAll("\\|$", "|B");
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(7); k > 0; k--) {
                text.append("ABC012".charAt(random.nextInt(6)));
            }
            assertThat(new IdentifierPattern(source).matches(text.toString()))
                    .as("%s on %s", source, text)
                    .isEqualTo(java.util.regex.Pattern.matches(source, text));
        }
    }

    @Test
    void aPatternThatWouldExplodeElsewhereIsMatchedAtOnce() {
        IdentifierPattern pattern = new IdentifierPattern("A*".repeat(200) + "B");
        assertThat(pattern.matches("A".repeat(64))).isFalse();
    }

    @Test
    void anyTextIsReadWithoutHarmAndAStandardValueIsItsOwn() {
        Random random = new Random(11);
        String[] regions = {null, "CN", "DE", "BR", "CH", "FI", "HK", "IT", "MX", "SE", "GR", "FR", "KE"};
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            for (String type : TYPES) {
                Standardizer standardizer = create(type, Map.of());
                for (int i = 0; i < 60_000; i++) {
                    String text = i % 3 == 0 ? RandomTexts.next(random) : number(random);
                    RecordContext context = CaseTable.context(regions[random.nextInt(regions.length)], null);
                    StandardValue first = standardizer.standardize(text, context);
                    assertThat(first.value() != null || !first.issues().isEmpty())
                            .isTrue();
                    if (first.value() != null) {
                        String value = first.value().toString();
                        assertThat(value.length()).isLessThanOrEqualTo(text.length() + 4);
                        assertThat(standardizer.standardize(value, context))
                                .as("%s '%s' in %s", type, text, context.region())
                                .isEqualTo(first);
                    }
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String number(Random random) {
        String[] starts = {
            "", "DE", "ATU", "GB", "CHE", "EL", "GR", "IBAN ", "FR76", "ES", "11010119", "9", "IT", "se", "ｎｌ"
        };
        StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
        for (int k = 1 + random.nextInt(20); k > 0; k--) {
            text.append(random.nextInt(6) == 0 ? (char) ('A' + random.nextInt(26)) : (char) ('0' + random.nextInt(10)));
            text.append(random.nextInt(8) == 0 ? " -.(/)X".charAt(random.nextInt(7)) + "" : "");
        }
        return text.toString();
    }

    private static String printed(String iban) {
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < iban.length(); i++) {
            printed.append(i > 0 && i % 4 == 0 ? " " : "").append(iban.charAt(i));
        }
        return printed.toString().toLowerCase(Locale.ROOT);
    }

    private static String issue(String type, String text, @Nullable String region) {
        StandardValue value = standardize(type, text, region);
        assertThat(value.value()).isNull();
        return value.issues().get(0);
    }

    private static StandardValue standardize(String type, String text, @Nullable String region) {
        return create(type, Map.of()).standardize(text, CaseTable.context(region, null));
    }

    private static Standardizer create(String type, Map<String, Object> options) {
        return CaseTable.STANDARDIZERS.create(
                Mappings.field("identifier.x", type, options, OnInvalid.KEEP), Mappings.stream(null, null));
    }
}
