package io.customerhub.service.configuration;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.ReloadRequests;
import io.customerhub.warehouse.ReloadRequests.Answer;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a running hub to reload, through the warehouse, so that it works wherever the hub runs. */
final class Reloading {

    private static final long LOOK_MILLIS = 100;
    private static final int LONGEST_SECONDS = 600;

    private final ReloadRequests requests;

    Reloading(Warehouse warehouse) {
        this.requests = new ReloadRequests(warehouse);
    }

    ReloadedConfiguration reload(Caller caller, ReloadConfiguration request) {
        int seconds = request.waitSeconds();
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-LIVE-003",
                    "expected to wait for 1 to " + LONGEST_SECONDS + " seconds, found " + seconds);
        }
        long asked = requests.ask(caller.name());
        Answer answer = await(asked, seconds);
        return new ReloadedConfiguration(
                answer.changes().stream()
                        .filter(change -> change.what() != What.REFUSED)
                        .map(ConfigurationChange::line)
                        .toList(),
                answer.refused());
    }

    private Answer await(long asked, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                Optional<Answer> answer = requests.answer(asked);
                if (answer.isPresent()) {
                    return answer.get();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        requests.withdraw(asked);
        throw new RequestException(
                Reason.CONFLICT,
                "HUB-LIVE-002",
                "no hub has answered within " + seconds
                        + " seconds; start one with ./hub run, or look with ./hub status what it waits for");
    }
}
