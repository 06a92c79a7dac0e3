package io.customerhub.service.configuration;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import java.util.List;

/**
 * What came of a reload.
 *
 * @param changes a line for each change that was taken over
 * @param refused each problem of what is refused, with its place; those source systems go on as they ran before
 */
public record ReloadedConfiguration(List<String> changes, List<String> refused) implements Told {

    /** Copies the lists. */
    public ReloadedConfiguration {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }

    @Override
    public Outcome outcome() {
        return Outcome.of("changes", changes.size()).and("refused", refused.size());
    }
}
