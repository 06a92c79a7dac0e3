package io.customerhub.deadletter.replay;

import static io.customerhub.deadletter.replay.Letters.CONTACTS;
import static io.customerhub.deadletter.replay.Letters.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlanStoreTest {

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final Letters letters = new Letters(warehouse);
    private final PlanStore plans = new PlanStore(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    private PlanStore.Made make(PlanScope scope) {
        return plans.make(scope, PlanLimits.DEFAULT, "alice", "", PlanStore.Approval.NEVER);
    }

    @Test
    void thePlanHasTheLettersOfThisMomentInTheOrderOfTheirKeysTheOldestFirst() {
        long newer = letters.open(CONTACTS, "b", 9);
        long older = letters.open(CONTACTS, "b", 2);
        long other = letters.open(CONTACTS, "a", 5);
        letters.openLine(CONTACTS);
        ReplayPlan plan = make(PlanScope.of(DeadLetterFilter.ALL)).plans().get(0);
        long late = letters.open(CONTACTS, "c", 1);

        assertThat(plan.state()).isEqualTo(ReplayPlan.State.READY);
        assertThat(plan.scope().letters()).isEqualTo(3);
        assertThat(plan.scope().upTo()).isLessThan(late);
        assertThat(plan.limits().steps()).containsExactly(3L);
        assertThat(letters.rows("SELECT letter FROM hub.replay_item ORDER BY place"))
                .containsExactly(String.valueOf(other), String.valueOf(older), String.valueOf(newer));
        assertThat(letters.rows("SELECT key, state FROM hub.dead_letter WHERE payload_kind = 'record' ORDER BY id"))
                .containsExactly("b planned", "b planned", "a planned", "c open");
    }

    @Test
    void aFilterOverSeveralStreamsBecomesOnePlanForEach() {
        letters.open(CONTACTS, "a", 1);
        letters.open(INVOICES, "x", 1);
        letters.open(INVOICES, "y", 1);
        assertThat(make(PlanScope.of(DeadLetterFilter.ALL)).plans())
                .extracting(plan -> plan.stream() + " " + plan.scope().letters())
                .containsExactly("crm/contacts 1", "erp/invoices 2");
    }

    @Test
    void theSecondClickLearnsInWhichPlanItsLettersAre() {
        long one = letters.open(CONTACTS, "a", 1);
        long two = letters.open(CONTACTS, "b", 1);
        ReplayPlan first = make(PlanScope.of(List.of(one))).plans().get(0);
        PlanStore.Made again = make(PlanScope.of(List.of(one)));
        assertThat(again.plans()).isEmpty();
        assertThat(again.held()).containsEntry(first.number(), 1L);
        PlanStore.Made both = make(PlanScope.of(List.of(one, two)));
        assertThat(both.plans()).hasSize(1);
        assertThat(both.plans().get(0).scope().letters()).isEqualTo(1);
        assertThat(both.held()).containsEntry(first.number(), 1L);
        assertThat(both.plans().get(0).waitsFor()).isEqualTo(first.number());
        assertThat(plans.planOf(two)).hasValue(both.plans().get(0).number());
    }

    @Test
    void ofTwoPeopleWhoClickAtOnceExactlyOneHoldsEachLetter() throws Exception {
        int size = 400;
        for (int i = 0; i < size; i++) {
            letters.open(CONTACTS, "k" + i % 50, i);
        }
        ExecutorService people = Executors.newFixedThreadPool(4);
        CyclicBarrier atOnce = new CyclicBarrier(4);
        List<Future<PlanStore.Made>> clicks = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            PlanScope scope = person % 2 == 0
                    ? PlanScope.of(DeadLetterFilter.ALL)
                    : PlanScope.of(
                            letters.rows("SELECT id FROM hub.dead_letter WHERE id % 3 <> 1 ORDER BY id DESC").stream()
                                    .map(Long::valueOf)
                                    .toList());
            clicks.add(people.submit(() -> {
                atOnce.await();
                return make(scope);
            }));
        }
        long planned = 0;
        for (Future<PlanStore.Made> click : clicks) {
            PlanStore.Made made = click.get();
            planned += made.plans().stream()
                    .mapToLong(plan -> plan.scope().letters())
                    .sum();
            assertThat(made.plans().isEmpty() && made.held().isEmpty()).isFalse();
        }
        people.shutdown();
        assertThat(planned).isEqualTo(size);
        assertThat(letters.rows("SELECT count(*), count(DISTINCT letter) FROM hub.replay_item"))
                .containsExactly(size + " " + size);
        assertThat(
                        letters.rows(
                                "SELECT plan FROM hub.replay_plan p WHERE letters <> (SELECT count(*) FROM hub.replay_item i WHERE i.plan = p.plan)"))
                .isEmpty();
    }

    @Test
    void aCancelledPlanGivesItsLettersBackAndCanBeReadForEver() {
        long one = letters.open(CONTACTS, "a", 1);
        ReplayPlan plan = make(PlanScope.of(List.of(one))).plans().get(0);
        assertThat(plans.pause(plan.number())).isTrue();
        assertThat(plans.pause(plan.number())).isFalse();
        assertThat(plans.cancel(plan.number(), "cancelled by bob")).isTrue();
        assertThat(plans.cancel(plan.number(), "cancelled by bob")).isFalse();
        assertThat(plans.resume(plan.number())).isFalse();
        ReplayPlan ended = plans.find(plan.number()).orElseThrow();
        assertThat(ended.state()).isEqualTo(ReplayPlan.State.CANCELLED);
        assertThat(ended.why()).isEqualTo("cancelled by bob");
        assertThat(ended.progress().returned()).isEqualTo(1);
        assertThat(ended.endedAt()).isNotNull();
        assertThat(letters.rows("SELECT state FROM hub.dead_letter")).containsExactly("open");
        assertThat(make(PlanScope.of(List.of(one))).plans()).hasSize(1);
    }

    @Test
    void aLargePlanGoesByStepsUnlessSomebodySaysOtherwise() {
        assertThat(PlanLimits.DEFAULT.steps(19)).containsExactly(19L);
        assertThat(PlanLimits.DEFAULT.steps(20)).containsExactly(1L, 10L, 20L);
        assertThat(PlanLimits.DEFAULT.steps(100)).containsExactly(1L, 10L, 100L);
        assertThat(PlanLimits.DEFAULT.steps(2_500)).containsExactly(1L, 10L, 100L, 2_500L);
        assertThat(new PlanLimits(true, null, null, null, null, null).steps(5)).containsExactly(1L, 5L);
        assertThat(new PlanLimits(false, null, null, null, null, null).steps(2_500))
                .containsExactly(2_500L);
    }

    @Test
    void onlyASecondPersonApproves() {
        letters.open(CONTACTS, "a", 1);
        ReplayPlan plan = plans.make(
                        PlanScope.of(DeadLetterFilter.ALL), PlanLimits.DEFAULT, "alice", "", new PlanStore.Approval(0L))
                .plans()
                .get(0);
        assertThat(plan.state()).isEqualTo(ReplayPlan.State.WAITING_FOR_APPROVAL);
        assertThat(plans.resume(plan.number())).isFalse();
        assertThat(plans.approve(plan.number(), "alice")).isFalse();
        assertThat(plans.approve(plan.number(), "bob")).isTrue();
        assertThat(plans.find(plan.number()).orElseThrow().approval().by()).isEqualTo("bob");
        assertThat(plans.find(plan.number()).orElseThrow().state()).isEqualTo(ReplayPlan.State.READY);
    }
}
