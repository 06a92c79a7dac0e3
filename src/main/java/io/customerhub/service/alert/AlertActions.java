package io.customerhub.service.alert;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.alert.Alert;
import io.customerhub.alert.AlertKind;
import io.customerhub.alert.AlertStore;
import io.customerhub.alert.QuietHours;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The actions on alerts. */
public final class AlertActions {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final String STATES = "raised, acknowledged, resolved or any";

    private final AlertStore store;
    private final Clock clock;

    /** Actions on the alerts of a warehouse, at the times of this clock. */
    public AlertActions(Warehouse warehouse, Clock clock) {
        this.store = new AlertStore(warehouse);
        this.clock = clock;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "alerts.list",
                        ListAlerts.class,
                        ListAlerts.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Alerts, newest first, and where they are sent",
                        (caller, request) -> list(request)),
                new Action<>(
                        "alerts.show",
                        ShowAlert.class,
                        ShowAlert.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "One alert, and where it was sent",
                        (caller, request) -> show(request)),
                new Action<>(
                        "alerts.acknowledge",
                        AcknowledgeAlert.class,
                        Outcome.class,
                        Permission.ALERTS_ACKNOWLEDGE,
                        Effect.CHANGE,
                        "Say that you know of an alert, so that it is not told again",
                        this::acknowledge),
                new Action<>(
                        "alerts.quiet-hours",
                        SeeQuietHours.class,
                        SeeQuietHours.Answer.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "When only critical alerts are sent",
                        (caller, request) -> quietHours()),
                new Action<>(
                        "alerts.set-quiet-hours",
                        SetQuietHours.class,
                        Outcome.class,
                        Permission.ALERTS_ACKNOWLEDGE,
                        Effect.CHANGE,
                        "Set when only critical alerts are sent",
                        this::setQuietHours),
                new Action<>(
                        "alerts.test",
                        TestAlerts.class,
                        Outcome.class,
                        Permission.ALERTS_ACKNOWLEDGE,
                        Effect.CHANGE,
                        "Send a test alert to every target",
                        (caller, request) -> test()));
    }

    private ListAlerts.Answer list(ListAlerts request) {
        int limit = request.limit() == null ? USUAL : request.limit();
        if (limit < 1 || limit > MOST) {
            throw invalid("found the limit " + limit + ", expected 1 to " + MOST);
        }
        long before = request.before() == null ? Long.MAX_VALUE : request.before();
        List<AlertView> alerts = store.list(filter(request), limit, before).stream()
                .map(AlertView::of)
                .toList();
        return new ListAlerts.Answer(
                alerts,
                alerts.size() == limit ? alerts.get(limit - 1).number() : null,
                store.targets().stream().map(TargetView::of).toList());
    }

    private static AlertStore.Filter filter(ListAlerts request) {
        String state = request.state();
        AlertKind kind = request.kind() == null ? null : kind(request.kind());
        if (state == null || state.equals("any")) {
            return new AlertStore.Filter(null, kind, request.stream(), state == null);
        }
        try {
            Alert.State wanted = Alert.State.valueOf(state.toUpperCase(Locale.ROOT));
            return new AlertStore.Filter(wanted, kind, request.stream(), false);
        } catch (IllegalArgumentException unknown) {
            throw invalid("found the state '" + state + "', expected " + STATES);
        }
    }

    private static AlertKind kind(String word) {
        try {
            return AlertKind.named(word);
        } catch (IllegalArgumentException unknown) {
            throw invalid("found the kind '" + word + "', expected one of "
                    + Arrays.stream(AlertKind.values()).map(AlertKind::word).collect(Collectors.joining(", ")));
        }
    }

    private ShowAlert.Answer show(ShowAlert request) {
        Alert alert = store.find(request.number()).orElseThrow(() -> unknown(request.number()));
        return new ShowAlert.Answer(
                AlertView.of(alert),
                store.deliveries(alert.number()).stream()
                        .map(one -> new ShowAlert.Delivery(
                                one.target(), one.news(), one.state(), one.attempts(), one.at(), one.result()))
                        .toList());
    }

    private Outcome acknowledge(Caller caller, AcknowledgeAlert request) {
        String note = request.purpose();
        if (note.length() > AcknowledgeAlert.LONGEST_NOTE) {
            throw invalid("found a note of " + note.length() + " characters, expected at most "
                    + AcknowledgeAlert.LONGEST_NOTE);
        }
        if (!store.acknowledge(request.number(), new Alert.Acknowledgement(caller.name(), clock.instant(), note))) {
            Alert alert = store.find(request.number()).orElseThrow(() -> unknown(request.number()));
            Alert.Acknowledgement known = alert.acknowledgement();
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-ALERT-021",
                    alert.state() == Alert.State.ACKNOWLEDGED && known != null
                            ? known.by() + " has acknowledged it already, at " + known.at()
                            : "its cause has gone meanwhile, there is nothing to acknowledge");
        }
        return Outcome.of("alerts", 1);
    }

    private SeeQuietHours.Answer quietHours() {
        return store.quietHours()
                .map(hours -> new SeeQuietHours.Answer(
                        hours.from().toString(),
                        hours.until().toString(),
                        hours.zone().getId(),
                        hours.setBy(),
                        hours.setAt()))
                .orElse(new SeeQuietHours.Answer(null, null, null, null, null));
    }

    private Outcome setQuietHours(Caller caller, SetQuietHours request) {
        if (request.from() == null && request.until() == null) {
            store.setQuietHours(null);
            return Outcome.of("minutes", 0);
        }
        LocalTime from = hour(request.from());
        LocalTime until = hour(request.until());
        if (from.equals(until)) {
            throw invalid("found quiet hours from " + from + " to the same time, expected two times;"
                    + " leave both out to have none");
        }
        store.setQuietHours(new QuietHours(from, until, zone(request.zone()), caller.name(), clock.instant()));
        long minutes = java.time.Duration.between(from, until).toMinutes();
        return Outcome.of("minutes", minutes < 0 ? minutes + 24 * 60 : minutes);
    }

    private static LocalTime hour(@Nullable String text) {
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeException wrong) {
            throw invalid(
                    "found the time '" + (text == null ? "" : text) + "', expected hours and minutes such as 22:00");
        }
    }

    private static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneId.systemDefault() : ZoneId.of(text);
        } catch (DateTimeException wrong) {
            throw invalid("found the time zone '" + text + "', expected a name such as Asia/Shanghai");
        }
    }

    private Outcome test() {
        long number = store.raiseTest(
                "This is a test: somebody wants to see whether alerts arrive. Nothing is the matter.", clock.instant());
        return Outcome.of("alert", number).and("targets", store.targets().size());
    }

    private static RequestException unknown(long number) {
        return new RequestException(
                Reason.UNKNOWN, "HUB-ALERT-020", "there is no alert " + number + "; see the list of alerts");
    }

    private static RequestException invalid(String message) {
        return new RequestException(Reason.INVALID, "HUB-ALERT-022", message);
    }
}
