package io.customerhub.service.alert;

import io.customerhub.access.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When only critical alerts are sent. */
public record SeeQuietHours() implements Request<SeeQuietHours.Answer> {

    /**
     * The quiet hours; all null when there are none.
     *
     * @param from their beginning every day, as {@code HH:mm}
     * @param until their end
     * @param zone the time zone of both, such as {@code Asia/Shanghai}
     * @param setBy who set them
     * @param setAt when
     */
    public record Answer(
            @Nullable String from,
            @Nullable String until,
            @Nullable String zone,
            @Nullable String setBy,
            @Nullable Instant setAt) {}

    @Override
    public String subject() {
        return "quiet hours";
    }
}
