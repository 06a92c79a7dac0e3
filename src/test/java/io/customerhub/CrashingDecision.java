package io.customerhub;

import io.customerhub.access.Caller;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanRunner;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.DismissLetters;
import io.customerhub.service.letter.EditLetter;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.MendLetters;
import io.customerhub.service.letter.MendingRule;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseSettings;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Started by {@link DecisionCrashPointTest} as a process of its own: carries out what a person decided and ends, or dies at a
 * write that was counted out, as by {@code kill -9}: no hook and no finally block runs.
 */
final class CrashingDecision {

    private static final LetterChoice CONTACTS = LetterChoice.of(
            new LetterFilter(
                    "crm", null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null,
                    null),
            1_000_000);

    /** What a person decided. */
    enum Decision {
        /** The first letter is edited by hand. */
        EDIT,
        /** All letters of crm are mended by a rule, in slices. */
        MEND,
        /** They are dismissed. */
        DISMISS,
        /** A plan is made of them. */
        PLAN,
        /** A plan of very many letters is prepared. */
        PREPARE
    }

    private CrashingDecision() {}

    /** Arguments: the project folder, the JDBC URL of the warehouse, the decision, the number of the last write. */
    public static void main(String[] arguments) throws Exception {
        int last = Integer.parseInt(arguments[3]);
        AtomicInteger writes = new AtomicInteger();
        carryOut(Path.of(arguments[0]), arguments[1], Decision.valueOf(arguments[2]), write -> {
            if (writes.incrementAndGet() == last) {
                Runtime.getRuntime().halt(PowerCut.CRASHED);
            }
        });
        Runtime.getRuntime().halt(PowerCut.ENDED);
    }

    /** Carries a decision out; whoever decides the same again is told when it was done before. */
    static void carryOut(Path root, String url, Decision decision, WriteObserver observer) {
        Map<String, String> environment =
                Map.of("HUB_HOME", root.toString(), "HUB_WAREHOUSE_URL", url, "HUB_CONSOLE_PORT", "0");
        HubSettings settings = HubSettings.from(environment);
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.of(url), observer)) {
            if (decision == Decision.PREPARE) {
                new PlanRunner(warehouse, new NoPipeline(), WriteObserver.NONE, "tester", Clock.systemUTC())
                        .prepare(1, () -> false);
                return;
            }
            try (HubActions actions = HubActions.over(settings, environment, warehouse)) {
                actions.gate().perform(Caller.shell("alice"), request(decision));
            } catch (RequestException doneBefore) {
                if (doneBefore.reason() != RequestException.Reason.CONFLICT) {
                    throw doneBefore;
                }
            }
        }
    }

    private static Request<?> request(Decision decision) {
        return switch (decision) {
            case EDIT -> new EditLetter(1, 1, null, Map.of("name", "Li Na"), false);
            case MEND -> new MendLetters(CONTACTS, List.of(MendingRule.map("status", Map.of("X", "A"))), false);
            case DISMISS -> new DismissLetters(CONTACTS, "the feed was wrong");
            case PLAN -> new CreatePlan(CONTACTS, null, "mended");
            case PREPARE -> throw new IllegalArgumentException("a plan is prepared by whoever works on plans");
        };
    }

    /** Preparing needs none. */
    private static final class NoPipeline implements PlanRunner.Pipeline {
        @Override
        public boolean serves(StreamName stream) {
            return false;
        }

        @Override
        public PlanRunner.Way open(StreamName stream, String route, String actor) {
            throw new IllegalStateException("nothing is replayed here");
        }
    }
}
