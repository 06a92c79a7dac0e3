package io.customerhub.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BlocksTest {

    private static final List<MatchTable.Heading> HEADINGS = List.of(
            new MatchTable.Heading("phone", MatchKind.PHONE),
            new MatchTable.Heading("family", MatchKind.FAMILY_NAME),
            new MatchTable.Heading("born", MatchKind.BIRTH_DATE));

    @Test
    void eachPairThatAgreesInAnyPassComesOnce() {
        Random random = new Random(8);
        MatchTable.Builder builder = MatchTable.builder(HEADINGS);
        for (int i = 0; i < 400; i++) {
            builder.add("r" + i, "0" + random.nextInt(90), "f" + random.nextInt(40), null);
        }
        MatchTable table = builder.build();
        List<BlockingPass> passes = List.of(
                new BlockingPass(List.of(new KeyPart("phone", KeyFeature.WHOLE)), false),
                new BlockingPass(List.of(new KeyPart("family", KeyFeature.WHOLE)), false));
        Blocks blocks = Blocks.of(table, passes, new BlockLimits(400, 8, 1_000_000));
        Set<Long> pairs = new HashSet<>();
        for (int pass = 0; pass < blocks.passes(); pass++) {
            blocks.newPairs(pass, (left, right) -> {
                assertThat(left).isLessThan(right);
                assertThat(pairs.add((long) left << 32 | right)).isTrue();
            });
        }
        MatchColumn phone = table.columns().get(0);
        MatchColumn family = table.columns().get(1);
        for (int left = 0; left < table.size(); left++) {
            for (int right = left + 1; right < table.size(); right++) {
                boolean agrees = phone.value(left) == phone.value(right) || family.value(left) == family.value(right);
                assertThat(pairs.contains((long) left << 32 | right)).isEqualTo(agrees);
            }
        }
    }

    @Test
    void giantBlocksAreCutAndToldAndTheirPairsAreFoundInAnotherWay() {
        MatchTable.Builder builder = MatchTable.builder(HEADINGS);
        for (int i = 0; i < 20_000; i++) {
            builder.add("r" + i, "5550100", "f" + i / 2, "1980-01-" + (10 + i % 2));
        }
        MatchTable table = builder.build();
        Blocks blocks = Blocks.of(table, DefaultPasses.of(table), BlockLimits.of(table.size()));
        PassReport phones = blocks.reports().stream()
                .filter(report -> report.pass().toString().equals("phone"))
                .findFirst()
                .orElseThrow();
        assertThat(phones.cutBlocks()).isEqualTo(1);
        assertThat(phones.cutRecords()).isEqualTo(20_000);
        assertThat(phones.largest()).isEqualTo(20_000);
        assertThat(phones.isLeftOut()).isTrue();
        long[] pairs = new long[1];
        for (int pass = 0; pass < blocks.passes(); pass++) {
            blocks.newPairs(pass, (left, right) -> pairs[0]++);
        }
        assertThat(pairs[0]).isLessThan(20_000L * 100);
        assertThat(blocks.firstPass(table.rowOf("r4000"), table.rowOf("r4001"))).isNotNegative();
    }

    @Test
    void passesSuitTheColumnsThatATableHas() {
        MatchTable table = MatchTable.builder(HEADINGS).add("a", "1", "b", "c").build();
        assertThat(DefaultPasses.of(table))
                .extracting(BlockingPass::toString)
                .contains("phone", "born", "family + born", "family.sound + born.year")
                .noneMatch(pass -> pass.contains("email") || pass.contains("given"));
    }
}
