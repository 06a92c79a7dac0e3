package io.customerhub.service.alert;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about one alert.
 *
 * @param number its number
 */
public record ShowAlert(long number) implements Request<ShowAlert.Answer> {

    /**
     * An alert and its way.
     *
     * @param alert the alert
     * @param deliveries where it was or will be sent, by target; empty when nothing was configured
     */
    public record Answer(AlertView alert, List<Delivery> deliveries) {

        /** Copies the list. */
        public Answer {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * One way to people.
     *
     * @param target such as {@code mail}
     * @param news what it says: {@code raised}, or {@code resolved} when the cause is gone
     * @param state {@code waiting}, {@code sent}, or {@code needless} when it was acknowledged before
     * @param attempts how often it was tried
     * @param at when it was tried last, or null before
     * @param result {@code sent} or the kind of failure; null before the first attempt
     */
    public record Delivery(
            String target, String news, String state, int attempts, @Nullable Instant at, @Nullable String result) {}

    @Override
    public String subject() {
        return "alert " + number;
    }
}
