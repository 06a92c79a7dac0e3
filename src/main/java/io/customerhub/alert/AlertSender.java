package io.customerhub.alert;

import io.customerhub.alert.AlertTargets.NotSentException;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits to be sent, at least once: it is noted as sent after the target has taken it. All that waits for a target
 * goes as one message, so that the end of quiet hours or of a bad day of the target is one message, too. Used by one thread.
 */
public final class AlertSender {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertSender.class);
    private static final int MOST_AT_ONCE = 100;

    /** While a route is swapped it is gone for a moment; who is gone for so long is no longer configured. */
    private static final Duration GONE = Duration.ofMinutes(5);

    private final DeliveryLedger ledger;
    private final AlertStore store;
    private final AlertTargets targets;
    private final Clock clock;
    private final @Nullable String console;
    private final Map<String, Instant> missing = new HashMap<>();
    private Set<String> kept = Set.of();
    private @Nullable Instant refusedSince;

    /**
     * A sender of the alerts of a warehouse.
     *
     * @param console the address of the console for links, or null when it is not known
     */
    public AlertSender(Warehouse warehouse, AlertTargets targets, Clock clock, @Nullable String console) {
        this.ledger = new DeliveryLedger(warehouse);
        this.store = new AlertStore(warehouse);
        this.targets = targets;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Sends what can be sent now. A target that does not take it waits alone.
     *
     * @throws io.customerhub.warehouse.WarehouseException on a bad day; what was sent and could not be noted is sent again
     */
    public void send() {
        Set<String> names = targets.names();
        if (isRefused(names)) {
            return;
        }
        keep(names);
        for (String target : new TreeSet<>(names)) {
            List<News> due = ledger.due(target, clock.instant(), MOST_AT_ONCE);
            while (!due.isEmpty() && isSent(target, due)) {
                due = ledger.due(target, clock.instant(), MOST_AT_ONCE);
            }
        }
    }

    /** While the ways are refused, all alerts wait; afterwards those that were raised meanwhile are sent. */
    private boolean isRefused(Set<String> names) {
        Instant since = refusedSince;
        Instant refused = names.isEmpty() ? targets.refusedSince() : null;
        if (refused != null) {
            if (since == null) {
                refusedSince = refused;
                LOGGER.atError()
                        .log("HUB-ALERT-018  the routes of alerts are refused: alerts are kept and reach nobody until"
                                + " routes/alerts.camel.yaml is mended; ./hub check says what is wrong");
            }
            return true;
        }
        if (since != null && !names.isEmpty()) {
            keep(names);
            ledger.catchUp(names, since, clock.instant());
            refusedSince = null;
        }
        return false;
    }

    /** Takes note of the targets that there are, before anything is raised for them. */
    void keep(Set<String> names) {
        if (!names.equals(kept)) {
            ledger.keep(names);
        }
        Instant now = clock.instant();
        missing.keySet().removeAll(names);
        if (!names.equals(kept) || !missing.isEmpty()) {
            for (AlertTarget known : store.targets()) {
                if (!names.contains(known.name())
                        && !missing.computeIfAbsent(known.name(), name -> now)
                                .plus(GONE)
                                .isAfter(now)) {
                    ledger.forget(known.name());
                    missing.remove(known.name());
                }
            }
        }
        kept = Set.copyOf(names);
    }

    private boolean isSent(String target, List<News> due) {
        try {
            targets.send(target, AlertMessage.of(due, console));
        } catch (NotSentException failure) {
            ledger.missed(target, due, String.valueOf(failure.getMessage()), clock.instant());
            LOGGER.atWarn()
                    .addKeyValue("target", target)
                    .addKeyValue("cause", failure.getMessage())
                    .addKeyValue("alerts", due.size())
                    .log("alerts could not be sent; they wait");
            return false;
        }
        ledger.sent(target, due, clock.instant());
        return true;
    }
}
