package io.customerhub.service.match;

import io.customerhub.access.Request;
import java.util.Locale;

/**
 * Brings golden customers to what records, rules and decisions say today. Repeated without a change it writes nothing.
 *
 * @param work how much of it is done
 */
public record RunMatching(Work work) implements Request<MatchingDone> {

    /** How much is done. */
    public enum Work {
        /** What waits in the queue of changed records, for at most a minute. */
        WAITING,
        /** All records are matched anew by the models that are stored. */
        ALL,
        /** New models are trained on all records, and all are matched by them. */
        TRAIN,
        /** Values are derived anew by today's survivorship and pins; nothing is matched. */
        DERIVE
    }

    @Override
    public String subject() {
        return "matching: " + work.name().toLowerCase(Locale.ROOT);
    }
}
