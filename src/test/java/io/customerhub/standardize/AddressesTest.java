package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.OtherDefaults;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The types address and postal-code; the suites of real addresses are in AddressSuitesTest. */
class AddressesTest {

    private static final Standardizer ADDRESSES = standardizer("address");

    /** Parts that lists may fill or write in another form than the line has. */
    private static final Set<String> FILLED = Set.of(
            "address_country",
            "address_region",
            "address_locality",
            "address_district",
            "region_code",
            "division_code",
            "postal_code",
            "confidence",
            "mobile",
            "street_address",
            "note");

    private static final String[] PIECES = {
        "北京市",
        "北京",
        "朝阳区",
        "广东省",
        "深圳",
        "南山区",
        "建国路",
        "88号",
        "张三",
        "收货人",
        "手机号码",
        "13800138000",
        "地址：",
        "省",
        "市辖区",
        "县",
        "Main St",
        "5",
        "10115",
        "Berlin",
        "Germany",
        "NY",
        "10001",
        "D-10115",
        "Apt",
        "#4",
        "#",
        "-",
        "/",
        "SW1A 1AA",
        "(Québec)",
        "Georgia",
        "東京都",
        "渋谷区",
        "〒",
        "서울특별시",
        "강남구",
        "São Paulo",
        "CEP",
        "Calle",
        "nº",
        "cedex",
        "United States",
        "bis",
        "\uD83D\uDE00",
        "\uD840\uDC00",
        "\u0301",
        "ß",
        "İ",
        "٣",
        "١٢",
        "１２",
        "Ａ",
        "+86",
        "0571-88912345",
        "的",
        "1/2",
        "st",
        "PO Box",
        "Fl"
    };

    private static final String[] GAPS = {" ", ", ", "\n", "", "，", " - ", ";"};

    private static Standardizer standardizer(String type) {
        return CaseTable.STANDARDIZERS.create(Mappings.field("x", type), Mappings.stream(null, null));
    }

    private static StandardValue read(String text, @Nullable String region) {
        return ADDRESSES.standardize(text, CaseTable.context(region, null));
    }

    @Test
    void addressesGetThePartsThatAreSure() throws IOException {
        List<String> failures = new ArrayList<>();
        for (String[] row : table()) {
            StandardValue value = read(row[1].replace("//", "\n"), row[0].isEmpty() ? null : row[0]);
            for (String claim : row[2].split("; ")) {
                String[] pair = claim.split("=", 2);
                boolean holds = claim.startsWith("-")
                        ? !value.parts().containsKey(claim.substring(1))
                        : pair[1].equals(value.parts().get(pair[0]));
                if (!holds) {
                    failures.add(row[1] + "\n  expected " + claim + "\n  found    " + value.parts());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String[]> table() throws IOException {
        try (InputStream stream = Objects.requireNonNull(AddressesTest.class.getResourceAsStream("addresses.txt"))) {
            List<String[]> rows = new ArrayList<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split(" ?\\| ");
                    rows.add(new String[] {cells[0].strip(), cells[1], cells[2].strip()});
                }
            }
            return rows;
        }
    }

    @Test
    void aDivisionThatSeveralPlacesHaveIsToldAndTheLineStays() {
        StandardValue value = read("朝阳区建国路88号", "CN");
        assertThat(value.validity()).isEqualTo(Validity.AMBIGUOUS);
        assertThat(value.value()).isEqualTo("朝阳区建国路88号");
        assertThat(value.issues()).containsExactly(IssueCode.ADDRESS_DIVISION_AMBIGUOUS.code());
    }

    @Test
    void whatIsWrongWithAnAddressIsTold() {
        assertThat(read("32323", "CN").issues()).containsExactly("HUB-ADDRESS-001");
        assertThat(read("behind the station", null).issues()).containsExactly("HUB-ADDRESS-002");
        assertThat(read("广东省深圳市朝阳区福华路1号", "CN").issues()).containsExactly("HUB-ADDRESS-004");
        assertThat(read("南京市雨花区小行路58号", "CN").issues()).containsExactly("HUB-ADDRESS-005");
        assertThat(read("上海市卢湾区淮海中路100号", "CN").issues()).containsExactly("HUB-ADDRESS-006");
        assertThat(read("1 Main St, Springfield, IL 90210", "US").issues()).containsExactly("HUB-ADDRESS-007");
        assertThat(read("西安市雁塔区丈八东路1号 李飞", "CN").issues()).containsExactly("HUB-ADDRESS-008");
        assertThat(read("word ".repeat(250), "US").issues()).containsExactly("HUB-ADDRESS-009");
    }

    @Test
    void noTextMakesAddressesThrowLoseOrInvent() {
        Random random = new Random(20261122);
        String[] regions = {null, "CN", "US", "GB", "DE", "JP", "KR", "BR", "IN", "TW", "XX"};
        for (int i = 0; i < 150_000; i++) {
            String text = i % 5 == 0 ? RandomTexts.next(random) : next(random);
            String region = regions[random.nextInt(regions.length)];
            StandardValue first = read(text, region);
            if (first.value() == null) {
                assertThat(first.issues()).isNotEmpty();
                continue;
            }
            assertThat(first.value()).as("nothing is lost or added").isEqualTo(text);
            assertThat(read((String) first.value(), region)).isEqualTo(first);
            String half = io.customerhub.standardize.text.HalfWidth.of(text).replace("\n", ", ");
            first.parts().forEach((part, value) -> {
                assertThat(value.toString().length()).isLessThan(text.length() + 40);
                if (!FILLED.contains(part)) {
                    assertThat(half).as("%s of '%s'", part, text).contains(value.toString());
                }
            });
        }
    }

    private static String next(Random random) {
        StringBuilder out = new StringBuilder();
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : GAPS[random.nextInt(GAPS.length)]).append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    @Test
    void addressesAndCodesDoNotDependOnTheMachinesLocaleAndTimeZone() throws IOException {
        List<StandardValue> before = readAll();
        OtherDefaults.in("tr-TR", () -> assertThat(readAll()).isEqualTo(before));
    }

    private static List<StandardValue> readAll() throws IOException {
        List<StandardValue> values = new ArrayList<>();
        for (String[] row : table()) {
            values.add(read(row[1].replace("//", "\n"), row[0].isEmpty() ? null : row[0]));
        }
        values.add(standardizer("postal-code").standardize("sw1a 1ai", CaseTable.context("GB", null)));
        return values;
    }

    @Test
    void postalCodesAreWrittenAsTheirPostDoes() {
        assertThat(code("GB", "ec1n8qx")).isEqualTo("EC1N 8QX");
        assertThat(code("GB", "SW1A")).isEqualTo("SW1A");
        assertThat(code("CA", "k1a-0b1")).isEqualTo("K1A 0B1");
        assertThat(code("NL", "1012lg")).isEqualTo("1012 LG");
        assertThat(code("JP", "1500002")).isEqualTo("150-0002");
        assertThat(code("BR", "01310200")).isEqualTo("01310-200");
        assertThat(code("PL", "00590")).isEqualTo("00-590");
        assertThat(code("SE", "11122")).isEqualTo("111 22");
        assertThat(code("DE", "DE-10115")).isEqualTo("10115");
        assertThat(code("US", "１０００１")).isEqualTo("10001");
        assertThat(code("US", "1000")).isNull();
        assertThat(code("CN", "000000")).isNull();
        assertThat(code("DE", "")).isNull();
        assertThat(code(null, "10115")).isEqualTo("10115");
        assertThat(code(null, "not a code")).isNull();
    }

    private static @Nullable Object code(@Nullable String region, String text) {
        Standardizer codes = standardizer("postal-code");
        Object first = codes.standardize(text, CaseTable.context(region, null)).value();
        if (first != null) {
            assertThat(codes.standardize((String) first, CaseTable.context(region, null))
                            .value())
                    .isEqualTo(first);
        }
        return first;
    }

    @Test
    void aPostalCodeWithoutACountryIsToldNotChecked() {
        StandardValue value = standardizer("postal-code").standardize("10115", CaseTable.context(null, null));
        assertThat(value.validity()).isEqualTo(Validity.POSSIBLE);
        assertThat(value.issues()).containsExactly(IssueCode.POSTAL_CODE_NO_COUNTRY.code());
        assertThat(standardizer("postal-code")
                        .standardize("999", CaseTable.context("HK", null))
                        .issues())
                .containsExactly(IssueCode.POSTAL_CODE_COUNTRY_WITHOUT.code());
    }

    @Test
    void whoListensSeesASureAddressAsItsCountryWritesIt() {
        RecordContext heard = new RecordContext(
                null,
                null,
                io.customerhub.standardize.date.DateOrder.named(null),
                java.time.ZoneOffset.UTC,
                (rule, before, after) -> {});
        assertThat(ADDRESSES
                        .standardize("10115 Berlin, Hauptstraße 5, Germany", heard)
                        .parts())
                .containsEntry("formatted", "Hauptstraße 5\n10115 Berlin");
        assertThat(ADDRESSES.standardize("朝阳区建国路1号", heard).parts()).doesNotContainKey("formatted");
        assertThat(read("10115 Berlin, Hauptstraße 5, Germany", null).parts()).doesNotContainKey("formatted");
    }

    @Test
    void eachRuleTellsWhatItDid() {
        List<String> told = new ArrayList<>();
        RecordContext context = new RecordContext(
                "CN",
                "zh",
                io.customerhub.standardize.date.DateOrder.named(null),
                java.time.ZoneOffset.UTC,
                (rule, before, after) -> told.add(rule.code()));
        ADDRESSES.standardize("南京市雨花区小行路58号 李飞 13800138000", context);
        assertThat(told).contains("address.division-repair", "address.contact");
        assertThat(Map.copyOf(read("x 5", "DE").parts())).containsKey("confidence");
    }
}
