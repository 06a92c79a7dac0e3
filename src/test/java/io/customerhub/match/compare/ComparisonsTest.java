package io.customerhub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonsTest {

    @Test
    void aValueThatIsMissingOnEitherSideSaysNothing() {
        for (MatchKind kind : MatchKind.values()) {
            assertThat(label(kind, "1984-05-06", null)).as(kind.yamlName()).isEqualTo("missing");
            assertThat(label(kind, null, null)).as(kind.yamlName()).isEqualTo("missing");
            assertThat(label(kind, "1984-05-06", "1984-05-06"))
                    .as(kind.yamlName())
                    .isEqualTo("equal");
        }
    }

    @Test
    void namesKnowNicknamesInitialsAccentsAndTypingErrors() {
        assertThat(label(MatchKind.GIVEN_NAME, "Bob", "Robert")).isEqualTo("very alike, or a nickname");
        assertThat(label(MatchKind.GIVEN_NAME, "R.", "Robert")).startsWith("shortened");
        assertThat(label(MatchKind.GIVEN_NAME, "Anna", "Maria Anna")).startsWith("shortened");
        assertThat(label(MatchKind.FAMILY_NAME, "Müller", "MULLER")).isEqualTo("equal");
        assertThat(label(MatchKind.FAMILY_NAME, "Painter", "Paitner")).isEqualTo("very alike, or a nickname");
        assertThat(label(MatchKind.FAMILY_NAME, "Bob", "Robert")).isEqualTo("different");
        assertThat(label(MatchKind.FULL_NAME, "Robert Alan Smith", "Smith, Bob Alan"))
                .startsWith("same words");
        assertThat(label(MatchKind.FULL_NAME, "J. Smith", "John Michael Smith")).startsWith("the words of one");
    }

    @Test
    void shortIdentifiersThatAreNeighboursAreDifferent() {
        assertThat(label(MatchKind.IDENTIFIER, "363", "368")).isEqualTo("different");
        assertThat(label(MatchKind.IDENTIFIER, "6988048", "6988084")).startsWith("one sign off");
        assertThat(label(MatchKind.STREET_NUMBER, "12", "13")).startsWith("one sign off");
    }

    @Test
    void namesThatStandCrosswiseCountOnce() {
        MatchTable table = MatchTable.builder(List.of(
                        new MatchTable.Heading("given", MatchKind.GIVEN_NAME),
                        new MatchTable.Heading("family", MatchKind.FAMILY_NAME)))
                .add("a", "Grace", "Kelly")
                .add("b", "Kelly", "Grace")
                .build();
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        assertThat(comparisons.get(0).label(comparisons.get(0).level(0, 1)))
                .isEqualTo("given and family name crosswise");
        assertThat(comparisons.get(1).level(0, 1)).isEqualTo(Comparison.MISSING);
    }

    @Test
    void datesKnowSwappedDigitsSwappedDaysAndWrongYears() {
        assertThat(label(MatchKind.BIRTH_DATE, "1916-12-14", "1916-12-41")).startsWith("one digit off");
        assertThat(label(MatchKind.BIRTH_DATE, "1984-05-06", "1984-06-05")).startsWith("one digit off");
        assertThat(label(MatchKind.BIRTH_DATE, "1984-05-16", "1984-01-01")).isEqualTo("same year");
        assertThat(label(MatchKind.BIRTH_DATE, "1984-05-16", "1931-05-16")).isEqualTo("two digits off");
        assertThat(label(MatchKind.BIRTH_DATE, "1889-05-16", "1931-05-16")).isEqualTo("same day of another year");
        assertThat(label(MatchKind.BIRTH_DATE, "1984-05-16", "1931-11-27")).isEqualTo("different");
    }

    @Test
    void ofAnEmailTheLocalPartTellsThePerson() {
        assertThat(label(MatchKind.EMAIL, "grace.kelly@example.com", "grace.kelly@example.org"))
                .isEqualTo("same local part");
        assertThat(label(MatchKind.EMAIL, "grace.kelly@example.com", "info@example.com"))
                .isEqualTo("different");
    }

    @Test
    void postalCodesKnowTheirDistrict() {
        assertThat(label(MatchKind.POSTAL_CODE, "SW1A 1AA", "sw1a2bb")).isEqualTo("same district");
        assertThat(label(MatchKind.POSTAL_CODE, "2000", "2009")).isEqualTo("one sign off or two swapped");
        assertThat(label(MatchKind.POSTAL_CODE, "100083", "100871")).isEqualTo("same district");
    }

    private static String label(MatchKind kind, @Nullable String left, @Nullable String right) {
        MatchTable table = MatchTable.builder(List.of(new MatchTable.Heading("x", kind)))
                .add("a", left)
                .add("b", right)
                .build();
        Comparison comparison = Comparisons.of(table, Nicknames.load()).get(0);
        assertThat(comparison.level(0, 1)).isEqualTo(comparison.level(1, 0));
        return comparison.label(comparison.level(0, 1));
    }
}
