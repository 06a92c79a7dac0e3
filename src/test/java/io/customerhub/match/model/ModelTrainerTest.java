package io.customerhub.match.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.match.block.BlockLimits;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.DefaultPasses;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModelTrainerTest {

    private static final List<MatchTable.Heading> HEADINGS = List.of(
            new MatchTable.Heading("phone", MatchKind.PHONE),
            new MatchTable.Heading("born", MatchKind.BIRTH_DATE),
            new MatchTable.Heading("family", MatchKind.FAMILY_NAME),
            new MatchTable.Heading("city", MatchKind.CATEGORY),
            new MatchTable.Heading("district", MatchKind.CATEGORY));

    @Test
    void howOftenRecordsOfOnePersonAgreeIsLearnedWithoutAnyLabel() {
        MatchModel model = train(people(3000, 0.2, 0.1, 0.3, 0.3));
        assertThat(different(model, "phone")).isCloseTo(0.2, within(0.04));
        assertThat(different(model, "born")).isCloseTo(0.1, within(0.04));
        assertThat(different(model, "family")).isCloseTo(0.3, within(0.05));
        assertThat(model.prior()).isCloseTo(Bits.log2(3000 / (6000.0 * 5999 / 2)), within(1.0));
    }

    @Test
    void columnsThatSayTheSameThingTwiceCountOnce() {
        MatchModel model = train(people(3000, 0.2, 0.1, 0.1, 0.1));
        ColumnModel district = column(model, "district");
        assertThat(district.dependsOn()).isEqualTo("city");
        assertThat(district.bits(2)).isGreaterThan(5);
        assertThat(district.bits(2) + district.dependentBits(2)).isBetween(1.5, 2.5);
        assertThat(column(model, "family").dependsOn()).isNull();
    }

    @Test
    void aTableWithoutPairsHasAModelAllTheSame() {
        MatchTable none = MatchTable.builder(HEADINGS).build();
        assertThat(train(none).columns()).hasSize(5);
        MatchTable one = MatchTable.builder(HEADINGS)
                .add("a", "1", null, null, null, null)
                .build();
        assertThat(train(one).columns()).hasSize(5);
    }

    @Test
    void whatIsWrittenIsReadBackToTheLastDigit() {
        MatchModel model = train(people(500, 0.2, 0.1, 0.3, 0.1));
        String file = ModelFile.write(model);
        assertThat(ModelFile.read(file)).isEqualTo(model);
        assertThat(ModelFile.write(ModelFile.read(file))).isEqualTo(file);
    }

    @Test
    void aModelFileThatCannotBeUsedSaysWhereItIsWrong() {
        String file = ModelFile.write(train(people(300, 0.2, 0.1, 0.3, 0.1)));
        assertThatThrownBy(() -> ModelFile.read(file.replace("\"version\" : 3", "\"version\" : 9")))
                .hasMessage("/version: found 9, expected 3");
        assertThatThrownBy(() -> ModelFile.read(file.replaceFirst("\"m\" : \\[ [0-9.E-]+", "\"m\" : [ 7")))
                .hasMessage("/columns/0/m/0: found 7.0, expected a probability above 0 and up to 1");
        assertThatThrownBy(() -> ModelFile.read("{")).hasMessageContaining("line 1: found no JSON");
    }

    private static ColumnModel column(MatchModel model, String name) {
        return model.columns().stream()
                .filter(column -> column.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double different(MatchModel model, String column) {
        return column(model, column).m().get(0);
    }

    private static MatchModel train(MatchTable table) {
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        Blocks blocks = Blocks.of(table, DefaultPasses.of(table), BlockLimits.of(table.size()));
        return new ModelTrainer(table, comparisons, blocks).train();
    }

    /** Two records a person; each attribute is another one in the second with the given chance. Districts lie in cities. */
    private static MatchTable people(int people, double phone, double born, double family, double city) {
        Random random = new Random(6);
        MatchTable.Builder builder = MatchTable.builder(HEADINGS);
        for (int person = 0; person < people; person++) {
            String[] first = values(random);
            String[] second = first.clone();
            String[] other = values(random);
            second[0] = random.nextDouble() < phone ? other[0] : first[0];
            second[1] = random.nextDouble() < born ? other[1] : first[1];
            second[2] = random.nextDouble() < family ? other[2] : first[2];
            if (random.nextDouble() < city) {
                second[3] = other[3];
                second[4] = other[4];
            }
            builder.add("p" + person + "-1", first).add("p" + person + "-2", second);
        }
        return builder.build();
    }

    private static String[] values(Random random) {
        int city = random.nextInt(60);
        return new String[] {
            "0" + (100_000_000 + random.nextInt(899_999_999)),
            java.time.LocalDate.of(1930, 1, 1).plusDays(random.nextInt(25_000)).toString(),
            word(random) + word(random),
            "c" + city,
            "c" + city + "d" + random.nextInt(4)
        };
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
