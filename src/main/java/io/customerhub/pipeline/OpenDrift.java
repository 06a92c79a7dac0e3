package io.customerhub.pipeline;

import io.customerhub.arrival.DriftedFields;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.mapping.KnownFields;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Drift;
import io.customerhub.warehouse.DriftStore;
import java.util.List;
import java.util.Map;

/** Where the sources differ from the configurations in service, and nobody has accepted it. */
public final class OpenDrift {

    private final StreamPlans plans;
    private final DriftStore store;

    OpenDrift(StreamPlans plans, DriftStore store) {
        this.plans = plans;
        this.store = store;
    }

    /**
     * The fields that differ now, by stream; a field that mapping or contract have come to name since is none of them.
     *
     * @throws io.customerhub.warehouse.WarehouseException on a bad day
     */
    public Map<StreamName, DriftedFields> fields() {
        List<Drift> open = store.open();
        return Drift.byStream(open.stream().filter(this::isStillSo).toList());
    }

    private boolean isStillSo(Drift drift) {
        StreamPlan plan = plans.find(drift.stream());
        if (plan == null) {
            return false;
        }
        StreamConfiguration configuration = plan.configuration();
        return drift.isStillSo(new KnownFields(configuration.mapping(), configuration.contract())::contains);
    }
}
