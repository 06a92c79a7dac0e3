package io.customerhub.bench.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the people of the benchmark are what its figures say they are. */
final class GeneratedCustomersTest {

    private static final int RECORDS = 20_000;

    @Test
    void aboutHalfOfTheRecordsAreDistinctPeopleAndNobodyHasMoreThanSix() {
        List<GeneratedCustomer> records = make(RECORDS, 0);
        int[] perPerson = new int[RECORDS];
        records.forEach(record -> perPerson[record.person()]++);
        assertThat(IntStream.of(perPerson).filter(count -> count > 0).count())
                .isBetween(RECORDS * 51L / 100, RECORDS * 55L / 100);
        assertThat(IntStream.of(perPerson).max().orElseThrow()).isEqualTo(6);
    }

    @Test
    void theSameSeedMakesTheSamePeopleAndASmallSetIsTheBeginningOfALargeOne() {
        assertThat(make(1_000, 0)).isEqualTo(make(RECORDS, 0).subList(0, 1_000));
    }

    @Test
    void everyKeyIsUniqueAndTellsItsNumber() {
        Set<String> keys = new HashSet<>();
        for (GeneratedCustomer record : make(RECORDS, 0)) {
            assertThat(keys.add(record.key().key())).isTrue();
            assertThat(GeneratedCustomers.numberOf(record.key().toString())).isEqualTo(record.number());
        }
    }

    @Test
    void somePeopleAreChineseAndMostOfTheirRecordsAreWrittenSo() {
        assertThat(make(RECORDS, 0).stream()
                        .filter(record -> record.hanName() != null)
                        .count())
                .isBetween(RECORDS * 18L / 100, RECORDS * 26L / 100);
    }

    @Test
    void thoseWhoShareAPhoneShareIt() {
        List<GeneratedCustomer> records = make(2_000, 500);
        Set<String> phones = new HashSet<>();
        records.stream()
                .filter(record -> record.person() < 500 && record.phone() != null)
                .forEach(record -> phones.add(record.phone()));
        assertThat(phones).hasSize(1);
        assertThat(records.stream().filter(record -> record.person() >= 500))
                .noneMatch(record -> phones.contains(record.phone()));
    }

    @Test
    void agreementCountsPairs() {
        Truth truth = new Truth(4);
        // two of one person, then two of another
        List<GeneratedCustomer> records = make(RECORDS, 0);
        int[] first = IntStream.range(0, RECORDS - 3)
                .filter(i -> records.get(i).person() == records.get(i + 1).person()
                        && records.get(i + 2).person() == records.get(i + 3).person()
                        && records.get(i).person() != records.get(i + 2).person())
                .limit(1)
                .toArray();
        for (int i = 0; i < 4; i++) {
            truth.add(renumbered(records.get(first[0] + i), i));
        }
        assertThat(truth.agreement(new int[] {1, 1, 2, 2})).isEqualTo(new Truth.Agreement(2, 1, 1));
        assertThat(truth.agreement(new int[] {1, 1, 1, 1})).isEqualTo(new Truth.Agreement(2, 2 / 6.0, 1));
        assertThat(truth.agreement(new int[] {1, 1, 2, 3})).isEqualTo(new Truth.Agreement(2, 1, 0.5));
    }

    private static GeneratedCustomer renumbered(GeneratedCustomer one, int number) {
        return new GeneratedCustomer(
                number,
                one.person(),
                one.key(),
                one.version(),
                one.given(),
                one.family(),
                one.hanGiven(),
                one.hanFamily(),
                one.born(),
                one.gender(),
                one.phone(),
                one.email(),
                one.street(),
                one.town(),
                one.postalCode(),
                one.identifier());
    }

    private static List<GeneratedCustomer> make(int records, int sharing) {
        List<GeneratedCustomer> made = new ArrayList<>();
        new GeneratedCustomers(7, sharing).each(records, made::add);
        return made;
    }
}
