package io.customerhub.alert;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds replay plans that stopped by themselves; a newer plan of the same stream shows that somebody has seen it. */
public final class PlanSource implements AlertSource {

    private static final int LATEST = 100;

    /** A plan that stopped so long ago is history. */
    private static final Duration TOLD = Duration.ofDays(7);

    private final PlanStore plans;

    /** A source over the plans of a warehouse. */
    public PlanSource(Warehouse warehouse) {
        this.plans = new PlanStore(warehouse);
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.PLAN_STOPPED);
    }

    @Override
    public List<Finding> look(Instant now) {
        List<Finding> findings = new ArrayList<>();
        Set<StreamName> seen = new HashSet<>();
        for (ReplayPlan plan : plans.list(null, false, Long.MAX_VALUE, LATEST)) {
            Instant ended = plan.endedAt();
            if (seen.add(plan.stream())
                    && plan.state() == ReplayPlan.State.STOPPED
                    && ended != null
                    && ended.isAfter(now.minus(TOLD))) {
                findings.add(finding(plan));
            }
        }
        return findings;
    }

    private static Finding finding(ReplayPlan plan) {
        long tried = plan.progress().ended() - plan.progress().returned();
        return new Finding(
                AlertKind.PLAN_STOPPED,
                Subject.ofPlan(plan.number(), plan.stream().toString()),
                plan.code(),
                "plan " + plan.number() + " of " + plan.stream() + " has stopped after " + tried + " of "
                        + plan.scope().letters() + " letters"
                        + (plan.code() == null ? "" : ": " + plan.code()) + "; what was not tried is open again",
                Map.of("tried", tried, "letters", plan.scope().letters()));
    }
}
