package io.customerhub.pipeline;

import io.customerhub.ingest.FileLedger;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.warehouse.WriteObserver;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** What a connector needs of the hub, from the registry of its Camel context. */
record HubServices(CamelContext context) {

    Intake intake() {
        return lookup(Intake.class);
    }

    FileLedger ledger() {
        return lookup(FileLedger.class);
    }

    Reconciliation reconciliation() {
        return lookup(Reconciliation.class);
    }

    UnreadableLetters letters() {
        return lookup(UnreadableLetters.class);
    }

    /** Where to tell the drop directory; a preview does not want to know. */
    @Nullable
    DropDirectories directories() {
        return context.getRegistry().findSingleByType(DropDirectories.class);
    }

    /** The registry has one when a hub is told to watch its steps. */
    WriteObserver observer() {
        WriteObserver found = context.getRegistry().findSingleByType(WriteObserver.class);
        return found == null ? WriteObserver.NONE : found;
    }

    private <T> T lookup(Class<T> type) {
        T found = context.getRegistry().findSingleByType(type);
        if (found == null) {
            throw new IllegalStateException("the registry needs one " + type.getName());
        }
        return found;
    }
}
