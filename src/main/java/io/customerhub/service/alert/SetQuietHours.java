package io.customerhub.service.alert;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * From now on only critical alerts are sent in these hours; the others wait for the end and come as one message.
 *
 * @param from their beginning every day, as {@code HH:mm}; null with {@code until}: there are none any more
 * @param until their end; before the beginning: on the next day
 * @param zone the time zone of both, such as {@code Asia/Shanghai}; null: that of the hub
 */
public record SetQuietHours(@Nullable String from, @Nullable String until, @Nullable String zone)
        implements Request<Outcome> {

    @Override
    public String subject() {
        return "quiet hours";
    }
}
