package io.customerhub.deadletter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.replay.ReplayPlan.State;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of so many letters that they are prepared in steps. */
final class PlanPreparationTest {

    private static final long MANY = PlanMaking.AT_ONCE + 1;

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final PlanStore plans = new PlanStore(warehouse);
    private final Letters letters = new Letters(warehouse);

    @BeforeEach
    void fill() {
        letters.fill(Letters.CONTACTS, MANY);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private ReplayPlan make(PlanStore.Approval approval) {
        return plans.make(PlanScope.of(DeadLetterFilter.ALL), PlanLimits.DEFAULT, "alice", "", approval)
                .plans()
                .get(0);
    }

    private ReplayPlan find(ReplayPlan plan) {
        return plans.find(plan.number()).orElseThrow();
    }

    private void prepare(ReplayPlan plan, WriteObserver observer) {
        new PlanPreparation(warehouse, observer).run(plan.number(), () -> false);
    }

    @Test
    void aLargePlanIsThereAtOnceAndSaysHowFarItsPreparationIs() {
        ReplayPlan made = make(PlanStore.Approval.NEVER);
        assertThat(made.state()).isEqualTo(State.PREPARING);
        assertThat(made.scope().letters()).isEqualTo(MANY);
        assertThat(plans.toBePrepared()).containsExactly(made.number());
        assertThat(plans.toBeWorkedOn()).isEmpty();
        assertThat(plans.pause(made.number())).isFalse();

        AtomicInteger steps = new AtomicInteger();
        new PlanPreparation(warehouse, WriteObserver.NONE).run(made.number(), () -> steps.incrementAndGet() > 2);
        ReplayPlan half = find(made);
        assertThat(half.state()).isEqualTo(State.PREPARING);
        assertThat(half.scope().prepared()).isEqualTo(5_000);
        assertThat(letters.rows("SELECT state, count(*) FROM hub.dead_letter GROUP BY 1 ORDER BY 1"))
                .containsExactly("open 5001", "planned 5000");
        assertThat(letters.rows("SELECT choice IS NULL FROM hub.replay_plan")).containsExactly("t");

        prepare(made, WriteObserver.NONE);
        ReplayPlan ready = find(made);
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.scope().prepared()).isEqualTo(MANY);
        assertThat(ready.limits().steps()).containsExactly(1L, 10L, 100L, MANY);
        assertThat(letters.rows("SELECT count(*), count(DISTINCT letter), min(place), max(place) FROM hub.replay_item"))
                .containsExactly(MANY + " " + MANY + " 1 " + MANY);
        assertThat(
                        letters.rows(
                                """
                        SELECT count(*) FROM (SELECT d.key < lag(d.key) OVER (ORDER BY place) AS wrong
                        FROM hub.replay_item i JOIN hub.dead_letter d ON d.id = i.letter) AS o WHERE wrong"""))
                .containsExactly("0");
    }

    @Test
    void aPreparationThatEndsAtAnyStepIsGoneOnWithAtItsPlace() {
        ReplayPlan made = make(PlanStore.Approval.NEVER);
        for (int crash = 1; find(made).state() == State.PREPARING; crash++) {
            assertThat(crash).isLessThan(20);
            AtomicInteger steps = new AtomicInteger();
            try {
                prepare(made, step -> {
                    if (steps.incrementAndGet() == 2) {
                        throw new IllegalStateException("the process ends here");
                    }
                });
            } catch (IllegalStateException ended) {
                assertThat(ended).hasMessage("the process ends here");
            }
        }
        assertThat(letters.rows("SELECT state, count(*) FROM hub.dead_letter GROUP BY 1"))
                .containsExactly("planned " + MANY);
    }

    @Test
    void aPlanThatIsCancelledWhileItIsPreparedGivesEverythingBack() {
        ReplayPlan made = make(PlanStore.Approval.NEVER);
        AtomicInteger steps = new AtomicInteger();
        prepare(made, step -> {
            if (steps.incrementAndGet() == 4) {
                assertThat(plans.cancel(made.number(), "cancelled by bob")).isTrue();
            }
        });
        assertThat(find(made).state()).isEqualTo(State.CANCELLED);
        assertThat(letters.rows("SELECT state, count(*) FROM hub.dead_letter GROUP BY 1"))
                .containsExactly("open " + MANY);
        assertThat(letters.rows("SELECT count(*) FROM hub.replay_item WHERE state <> 'ended'"))
                .containsExactly("0");
        // and it can be planned again
        ReplayPlan again = make(PlanStore.Approval.NEVER);
        prepare(again, WriteObserver.NONE);
        assertThat(find(again).scope().prepared()).isEqualTo(MANY);
    }

    @Test
    void whatIsCancelledWhileItsLettersArePutInOrderHasNoItems() {
        ReplayPlan made = make(PlanStore.Approval.NEVER);
        letters.execute(
                """
                CREATE FUNCTION public.cancel() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    UPDATE hub.replay_plan SET ends_as = 'cancelled', state = 'cancelled', ended_at = now();
                    RETURN NULL;
                END $$;
                CREATE TRIGGER cancel AFTER INSERT ON hub.replay_item FOR EACH STATEMENT EXECUTE FUNCTION public.cancel()""");
        prepare(made, WriteObserver.NONE);
        assertThat(letters.rows("SELECT count(*) FROM hub.replay_item")).containsExactly("0");
    }

    @Test
    void aLargePlanNeedsASecondPersonOnceItIsPrepared() {
        ReplayPlan made = make(new PlanStore.Approval(1_000L));
        assertThat(plans.approve(made.number(), "bob")).isFalse();
        prepare(made, WriteObserver.NONE);
        assertThat(find(made).state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(plans.approve(made.number(), "bob")).isTrue();
    }

    @Test
    void ofTwoLargePlansAtOnceTheSecondGetsWhatTheFirstHasLeft() {
        ReplayPlan first = make(PlanStore.Approval.NEVER);
        ReplayPlan second = make(PlanStore.Approval.NEVER);
        prepare(first, WriteObserver.NONE);
        prepare(second, WriteObserver.NONE);
        assertThat(find(first).scope().prepared()).isEqualTo(MANY);
        assertThat(find(second).state()).isEqualTo(State.DONE);
        assertThat(find(second).scope().letters()).isZero();
        assertThat(find(second).endedAt()).isNotNull();
    }

    @Test
    void aLetterThatIsOnItsWayIsNotErasedUnderItAndAnErasedOneStaysSo() {
        letters.execute(
                "UPDATE hub.dead_letter SET state = 'retrying' WHERE id = (SELECT min(id) FROM hub.dead_letter)");
        assertThatThrownBy(
                        () -> letters.execute("UPDATE hub.dead_letter SET state = 'erased' WHERE state = 'retrying'"))
                .rootCause()
                .hasMessageContaining("is on its way");
        letters.execute("UPDATE hub.dead_letter SET state = 'resolved' WHERE state = 'retrying'");
        letters.execute("UPDATE hub.dead_letter SET state = 'erased' WHERE state = 'resolved'");
        assertThatThrownBy(() -> letters.execute("UPDATE hub.dead_letter SET state = 'open' WHERE state = 'erased'"))
                .rootCause()
                .hasMessageContaining("is erased and stays so");
    }
}
