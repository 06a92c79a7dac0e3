package io.customerhub.service.configuration;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import java.util.List;

/**
 * A contract that has more fields.
 *
 * @param file the file that was written, relative to the project
 * @param version the version that it has now
 * @param fields the fields that are new in it
 * @param groups causes of open letters that name one of the fields, and were seen since it was noticed
 */
public record AcceptedFields(String file, String version, List<String> fields, List<WaitingGroup> groups)
        implements Told {

    /** Copies the lists. */
    public AcceptedFields {
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
    }

    /** A cause whose letters may pass now. */
    public record WaitingGroup(String fingerprint, long unfinished, String code, String field) {}

    @Override
    public Outcome outcome() {
        return Outcome.of("fields", fields.size());
    }
}
