package io.customerhub.service.alert;

import io.customerhub.access.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts, newest first; without a state those whose cause is still there.
 *
 * @param state {@code raised}, {@code acknowledged}, {@code resolved} or {@code any}; null: raised and acknowledged ones
 * @param kind one kind only, such as {@code new-group}; null: all
 * @param stream system/stream: those that concern it only; null: all
 * @param limit how many at most, from 1 to 500; null: 100
 * @param before only alerts with a smaller number: the next page; null: the first page
 */
public record ListAlerts(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String stream,
        @Nullable Integer limit,
        @Nullable Long before)
        implements Request<ListAlerts.Answer> {

    /** Those whose cause is still there. */
    public static final ListAlerts UNRESOLVED = new ListAlerts(null, null, null, null, null);

    /**
     * A page of alerts.
     *
     * @param alerts the alerts
     * @param before what to ask the next page with, or null when this is the last one
     * @param targets where alerts are sent, and how that goes; empty when nothing is configured
     */
    public record Answer(List<AlertView> alerts, @Nullable Long before, List<TargetView> targets) {

        /** Copies the lists. */
        public Answer {
            alerts = List.copyOf(alerts);
            targets = List.copyOf(targets);
        }
    }

    @Override
    public String subject() {
        return "alerts";
    }
}
