package io.customerhub;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Gate;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.OperationStore;
import io.customerhub.config.HubSettings;
import io.customerhub.service.alert.AlertActions;
import io.customerhub.service.audit.AuditActions;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * All actions of the hub over one warehouse, behind one gate: the command line, the REST API and the console have the same
 * ones. Closing ends the sign of life of its operations; the warehouse stays open.
 */
public final class HubActions implements AutoCloseable {

    private final AuditStore audit;
    private final OperationStore operations;
    private final Gate gate;

    private HubActions(HubSettings settings, Warehouse warehouse, Clock clock) {
        this.audit = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        this.operations = new OperationStore(warehouse);
        List<Action<?, ?>> actions = new ArrayList<>();
        actions.addAll(new AlertActions(warehouse, clock).all());
        actions.addAll(new AuditActions(audit, new AuditVerifier(audit, settings.auditHeads()), operations).all());
        this.gate = new Gate(new ActionRegistry(actions), audit, operations);
    }

    /** The actions on a warehouse, for the project of the settings. */
    public static HubActions over(HubSettings settings, Warehouse warehouse) {
        return new HubActions(settings, warehouse, Clock.systemUTC());
    }

    /** The way to all of them. */
    public Gate gate() {
        return gate;
    }

    /** The log behind the gate. */
    public AuditStore audit() {
        return audit;
    }

    @Override
    public void close() {
        operations.close();
    }
}
