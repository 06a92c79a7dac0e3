package io.customerhub.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Looks for some kinds of things that can be the matter. Used by one thread. */
public interface AlertSource {

    /** What it looks for: an alert of these kinds that it no longer finds is resolved. */
    Set<AlertKind> kinds();

    /**
     * All that is the matter at this moment, of its kinds.
     *
     * @throws io.customerhub.warehouse.WarehouseException on a bad day; then the alerts stay as they are
     */
    List<Finding> look(Instant now);

    /** A source that asks somebody else, who knows already. */
    static AlertSource of(Set<AlertKind> kinds, Supplier<List<Finding>> known) {
        return new AlertSource() {
            @Override
            public Set<AlertKind> kinds() {
                return kinds;
            }

            @Override
            public List<Finding> look(Instant now) {
                return known.get();
            }
        };
    }
}
