package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.OnInvalid;
import io.customerhub.record.StandardValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationNameTest {

    private static final Standardizer NAMES = create(Map.of());
    private static final Standardizer KEYED = create(Map.of("keys", true));

    private record Row(String input, String region, String value, String form, String core, String trading) {}

    @Test
    void namesOfCompaniesOfManyCountriesAreTakenApart() throws IOException {
        List<String> failures = new ArrayList<>();
        List<Row> rows = rows();
        for (Row row : rows) {
            StandardValue value = standardize(NAMES, row.input(), row.region());
            String expected = row.value() + " | " + row.form() + " | " + row.core() + " | " + row.trading();
            String found = value.value() + " | " + part(value, "legal_form", "-") + " | "
                    + part(value, "core_name", String.valueOf(value.value())) + " | "
                    + part(value, "trading_name", "");
            if (!found.equals(expected)) {
                failures.add(row.input() + "\n  expected " + expected + "\n  found    " + found);
            }
        }
        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(failures).isEmpty();
    }

    @Test
    void aStandardNameIsItsOwnStandardName() throws IOException {
        for (Row row : rows()) {
            for (String text : List.of(
                    row.input(),
                    row.input().toUpperCase(Locale.ROOT),
                    row.input().toLowerCase(Locale.ROOT))) {
                for (String region : new String[] {row.region(), null}) {
                    StandardValue first = standardize(NAMES, text, region);
                    StandardValue second = standardize(NAMES, String.valueOf(first.value()), region);
                    assertThat(second.value()).as(text + " in " + region).isEqualTo(first.value());
                }
            }
        }
    }

    @Test
    void aNameInBothCasesIsNeverChanged() throws IOException {
        for (Row row : rows()) {
            boolean both = !row.input().equals(row.input().toUpperCase(Locale.ROOT))
                    && !row.input().equals(row.input().toLowerCase(Locale.ROOT));
            if (both) {
                assertThat(standardize(NAMES, row.input(), null).value())
                        .isEqualTo(io.customerhub.standardize.text.HalfWidth.of(row.input()));
            }
        }
    }

    @Test
    void namesThatDifferInFormCaseAccentsAndFillersHaveOneKey() {
        assertThat(keys("Nestlé S.A.", "NESTLE SA", "nestle", "The Nestlé Group"))
                .containsOnly("nestle");
        assertThat(keys("Müller & Söhne GmbH", "MULLER UND SOHNE GMBH & CO. KG"))
                .containsOnly("mullersohne");
        assertThat(keys("ＡＣＭＥ Ｌｔｄ", "Acme Limited", "ACME")).containsOnly("acme");
        assertThat(keys("华为技术有限公司", "华为技术有限责任公司", "华为技术集团有限公司")).containsOnly("华为技术");
        assertThat(keys("株式会社ニトリ", "(株)ﾆﾄﾘ", "ニトリ")).containsOnly("ニトリ");
        assertThat(keys("ООО «Яндекс»", "Яндекс")).containsOnly("яндекс");
        assertThat(keys("The Group Ltd")).containsOnly("thegroup");
    }

    @Test
    void theKeyIsMadeOnlyWhenItIsAskedFor() {
        assertThat(standardize(NAMES, "Acme Ltd", "GB").parts()).doesNotContainKey("match_key");
        assertThat(standardize(KEYED, "Acme Ltd", "GB").parts()).containsEntry("match_key", "acme");
    }

    @Test
    void anyTextIsReadWithoutHarm() {
        Random random = new Random(42);
        String[] pieces = {
            "Ltd", "GmbH", "& Co.", "KG", "(", ")", "t/a", "d/b/a", "S.A.", "de", "C.V.", "有限公司", "株式会社", "(株)", " ",
            ".", ",", "'", "\"", "ACME", "acme", "ß", "İ", "ı", "ǆ", "ﬁ", "\uD83D", "\uDE00", "\u0301", "\u0000", "Σ",
            "ს", "8", "İŞ", "A", "/", "บริษัท", "จำกัด"
        };
        Locale before = Locale.getDefault();
        try {
            for (int i = 0; i < 100_000; i++) {
                StringBuilder text = new StringBuilder();
                int length = 1 + random.nextInt(8);
                for (int k = 0; k < length; k++) {
                    text.append(
                            random.nextInt(8) == 0
                                    ? String.valueOf((char) random.nextInt(0x10000))
                                    : pieces[random.nextInt(pieces.length)]);
                    text.append(random.nextBoolean() ? " " : "");
                }
                String region = new String[] {null, "DE", "TR", "MX"}[random.nextInt(4)];
                Locale.setDefault(i % 2 == 0 ? Locale.ROOT : Locale.forLanguageTag("tr-TR"));
                String cleansed = Normalizer.normalize(text, Normalizer.Form.NFC);
                StandardValue first = standardize(KEYED, cleansed, region);
                if (first.value() != null) {
                    String value = first.value().toString();
                    Locale.setDefault(Locale.ROOT);
                    assertThat(standardize(KEYED, value, region).value())
                            .as("second pass of '%s' in %s", text, region)
                            .isEqualTo(value);
                    assertThat(value.length()).isLessThanOrEqualTo(cleansed.length());
                    first.parts().forEach((name, part) -> assertThat(part.toString())
                            .as(name)
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(Math.max(80, 20 * value.length())));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> keys(String... names) {
        List<String> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(String.valueOf(standardize(KEYED, name, null).parts().get("match_key")));
        }
        return keys;
    }

    private static Object part(StandardValue value, String name, String otherwise) {
        return value.parts().getOrDefault(name, otherwise);
    }

    private static StandardValue standardize(Standardizer standardizer, String text, @Nullable String region) {
        return standardizer.standardize(text, CaseTable.context(region, null));
    }

    private static Standardizer create(Map<String, Object> options) {
        return CaseTable.STANDARDIZERS.create(
                Mappings.field("name", "organization-name", options, OnInvalid.KEEP), Mappings.stream(null, null));
    }

    private static List<Row> rows() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OrganizationNameTest.class.getResourceAsStream("organization-names.txt"))) {
            List<Row> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] cells = (line + " ").split("\\|", -1);
                    String input = cells[0].strip();
                    String value = cells[2].strip().equals("=") ? input : cells[2].strip();
                    String core = cells[4].strip().equals("=") ? value : cells[4].strip();
                    rows.add(new Row(
                            input,
                            cells[1].strip(),
                            value,
                            cells[3].strip(),
                            core,
                            cells.length > 5 ? cells[5].strip() : ""));
                }
            }
            return rows;
        }
    }
}
