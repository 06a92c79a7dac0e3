package io.customerhub.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.golden.Grouping.Member;
import io.customerhub.golden.IdAssignment.Belonging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where ids go when customers join and part. */
final class IdAssignmentTest {

    private static final UUID A = new UUID(0x7000, 1);
    private static final UUID B = new UUID(0x7000, 2);
    private static final UUID C = new UUID(0x7000, 3);

    @Test
    void theIdOfTheLargerGroupStaysAndTheOtherLeadsToIt() {
        IdAssignment ids = new IdAssignment(
                grouping(0, 0, 0), List.of(new Belonging(0, A, 1), new Belonging(1, B, 1), new Belonging(2, B, 1)));
        assertThat(ids.id(0)).isEqualTo(B);
        assertThat(ids.retired()).containsOnlyKeys(A).containsEntry(A, 0);
        assertThat(ids.needsMore()).isFalse();
    }

    @Test
    void ofEqualGroupsTheOldestIdStays() {
        IdAssignment ids = new IdAssignment(grouping(0, 0), List.of(new Belonging(0, B, 1), new Belonging(1, A, 1)));
        assertThat(ids.id(0)).isEqualTo(A);
    }

    @Test
    void whatIsPartedInHalvesLeavesTheIdWithThoseThatBearItLongest() {
        IdAssignment ids = new IdAssignment(grouping(0, 1), List.of(new Belonging(0, A, 9), new Belonging(1, A, 5)));
        assertThat(ids.id(1)).isEqualTo(A);
        assertThat(ids.withoutId()).containsExactly(0);
        assertThat(ids.split()).containsOnlyKeys(A).containsEntry(A, List.of(0));
    }

    @Test
    void whatIsSplitOffTakesItsFormerIdBackUnlessSomebodyBearsIt() {
        List<Belonging> current = List.of(new Belonging(0, A, 9), new Belonging(1, A, 5));
        IdAssignment ids = new IdAssignment(grouping(0, 1), current);
        ids.revive(List.of(new Belonging(0, A, 3), new Belonging(0, B, 9)));
        assertThat(ids.id(0)).isEqualTo(B);
        IdAssignment taken = new IdAssignment(
                grouping(0, 1, 2), List.of(new Belonging(0, A, 9), new Belonging(1, A, 5), new Belonging(2, B, 1)));
        taken.revive(List.of(new Belonging(0, B, 9)));
        assertThat(taken.needsMore()).isTrue();
    }

    @Test
    void recordsThatWereACustomerHaveItsIdAgainWhateverTheMajority() {
        List<Belonging> current = List.of(new Belonging(0, B, 9), new Belonging(1, A, 5), new Belonging(2, A, 5));
        IdHistory history = IdHistory.of(
                Map.of(A, List.of(keys(1, 2)), B, List.of(keys(0))),
                Map.of(A, List.of(keys(0, 1)), B, List.of(keys(2))));
        IdAssignment ids = new IdAssignment(grouping(0, 0, 1), current, history);
        assertThat(ids.id(0)).isEqualTo(A);
        assertThat(ids.id(1)).isEqualTo(B);
        assertThat(ids.retired()).isEmpty();
    }

    @Test
    void aCustomerThatIsUnchangedKeepsItsIdAgainstWhatWasBefore() {
        List<Belonging> current = List.of(new Belonging(0, B, 9), new Belonging(1, C, 5));
        IdHistory history = IdHistory.of(
                Map.of(B, List.of(keys(0)), C, List.of(keys(1))), Map.of(A, List.of(keys(0)), C, List.of(keys(0))));
        IdAssignment ids = new IdAssignment(grouping(0, 1), current, history);
        assertThat(ids.id(0)).isEqualTo(B);
        assertThat(ids.id(1)).isEqualTo(C);
    }

    @Test
    void anIdNeverComesToStandForNoneOfTheRecordsThatItStoodFor() {
        List<Belonging> current = List.of(new Belonging(0, A, 5), new Belonging(1, A, 5), new Belonging(2, A, 5));
        IdHistory history = IdHistory.of(Map.of(A, List.of(keys(0, 1, 2))), Map.of(A, List.of(keys(0))));
        IdAssignment ids = new IdAssignment(grouping(0, 1, 1), current, history);
        assertThat(ids.id(0)).isEqualTo(A);
        assertThat(ids.withoutId()).containsExactly(1, 2);
        assertThat(ids.split()).containsEntry(A, List.of(1));
    }

    @Test
    void anIdThatNobodyMayBearRetiresIntoTheMajorityOfItsRecords() {
        List<Belonging> current = List.of(new Belonging(0, A, 5), new Belonging(1, B, 5), new Belonging(2, A, 5));
        IdHistory history = IdHistory.of(
                Map.of(A, List.of(keys(0, 2)), B, List.of(keys(1))), Map.of(A, List.of(keys(2)), B, List.of(keys(2))));
        IdAssignment ids = new IdAssignment(grouping(0, 0, 1), current, history);
        assertThat(ids.id(1)).isEqualTo(A);
        assertThat(ids.withoutId()).containsExactly(0, 1);
        assertThat(ids.retired()).containsEntry(B, 0);
    }

    private static Set<RecordKey> keys(int... records) {
        Set<RecordKey> keys = new HashSet<>();
        for (int record : records) {
            keys.add(grouping(0, 1, 2).key(record));
        }
        return keys;
    }

    @Test
    void newIdsAreVersionSevenAndSortByTime() {
        IdAssignment ids = new IdAssignment(grouping(0, 1), List.of());
        ids.create(new CustomerId(1_700_000_000_000L));
        assertThat(ids.id(0).version()).isEqualTo(7);
        assertThat(ids.id(0).variant()).isEqualTo(2);
        assertThat(new CustomerId(1_700_000_000_001L).next().toString())
                .isGreaterThan(ids.id(1).toString());
    }

    private static Grouping grouping(int... customers) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < customers.length; i++) {
            members.add(new Member(new RecordKey("s", "t", "k" + i), PartyType.PERSON, customers[i]));
        }
        return Grouping.of(members);
    }
}
