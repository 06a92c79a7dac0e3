package io.customerhub.standardize.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderEvidenceTest {

    private static OrderEvidence.Finding of(List<String> values) {
        OrderEvidence evidence = new OrderEvidence();
        values.forEach(evidence::add);
        return evidence.finding();
    }

    @Test
    void aNumberOverTwelveDecidesForAllValues() {
        assertThat(of(List.of("05/06/1987", "25/12/1990", "01/02/2000")).order())
                .isEqualTo(DateOrder.DAY_MONTH_YEAR);
        assertThat(of(List.of("05/06/1987", "12/25/1990")).order()).isEqualTo(DateOrder.MONTH_DAY_YEAR);
        assertThat(of(List.of("25.06.99", "01.02.03")).order()).isEqualTo(DateOrder.DAY_MONTH_YEAR);
        assertThat(of(List.of("99/06/25", "01/02/03")).order()).isEqualTo(DateOrder.YEAR_MONTH_DAY);
        assertThat(of(List.of("Monday 8/2/2016", "01/02/2003")).order()).isEqualTo(DateOrder.DAY_MONTH_YEAR);
    }

    @Test
    void proofsOfTwoOrdersDecideNothing() {
        OrderEvidence.Finding finding = of(List.of("25/12/1990", "12/25/1990", "01/02/2000"));
        assertThat(finding.order()).isEqualTo(DateOrder.UNDECLARED);
        assertThat(finding.isMixed()).isTrue();
        assertThat(finding.proofs()).isEqualTo(Map.of(DateOrder.DAY_MONTH_YEAR, 1L, DateOrder.MONTH_DAY_YEAR, 1L));
        assertThat(finding.open()).isEqualTo(1);
    }

    @Test
    void valuesThatNeedNoOrderAndTextThatIsNoDateProveNothing() {
        OrderEvidence.Finding finding =
                of(List.of("2024-03-05", "5 March 2024", "2024年3月5日", "05/05/1987", "1.1.3", "n/a"));
        assertThat(finding.needsOrder()).isFalse();
        assertThat(finding.clear()).isEqualTo(4);
    }

    @Test
    void oneProofBesideVeryManyOpenValuesMayBeATypingError() {
        List<String> values = new ArrayList<>(Collections.nCopies(50, "05/06/1987"));
        values.add("25/12/1990");
        assertThat(of(values).order()).isEqualTo(DateOrder.UNDECLARED);
    }

    @Test
    void theSameValuesGiveTheSameAnswerInAnyOrder() {
        List<String> values = new ArrayList<>(List.of(
                "05/06/1987", "25/12/1990", "2024-03-05", "10-11-12", "1 Feb 2003", "13.01.2001", "01/02/2000"));
        OrderEvidence.Finding finding = of(values);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(values, new Random(i));
            assertThat(of(values)).isEqualTo(finding);
        }
    }
}
