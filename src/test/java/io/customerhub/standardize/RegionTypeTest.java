package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The type region: names at home and abroad, short forms and codes of the larger countries. */
final class RegionTypeTest {

    private static final Standardizer REGIONS = CaseTable.STANDARDIZERS.create(
            Mappings.field("address.home.address_region", "region"),
            Mappings.stream(null, null, Mappings.field("address.home.address_region", "region")));

    @Test
    void namesAndCodesBecomeIsoCodesAndWhatCouldBeSeveralIsRefused() throws IOException {
        for (String[] row : rows()) {
            StandardValue value = REGIONS.standardize(row[1], CaseTable.context(row[0], null));
            assertThat(String.valueOf(value.value()))
                    .as("%s in %s", row[1], row[0])
                    .isEqualTo(row[2].equals("-") ? "null" : row[2]);
            assertThat(value.validity() == Validity.VALID).as(row[1]).isEqualTo(!row[2].equals("-"));
        }
    }

    @Test
    void aCodeStaysAsItIsAndCaseAndWidthDoNotMatter() throws IOException {
        for (String[] row : rows()) {
            if (!row[2].equals("-")) {
                assertThat(REGIONS.standardize(row[2], CaseTable.context(row[0], null))
                                .value())
                        .isEqualTo(row[2]);
                assertThat(REGIONS.standardize(row[1].toUpperCase(Locale.ROOT), CaseTable.context(row[0], null))
                                .value())
                        .isEqualTo(row[2]);
            }
        }
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream stream = Objects.requireNonNull(RegionTypeTest.class.getResourceAsStream("regions.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .toList();
        }
    }
}
