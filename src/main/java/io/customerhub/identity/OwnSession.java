package io.customerhub.identity;

import java.time.Instant;

/**
 * A session as its owner sees it, without its secret.
 *
 * @param number what it is called by
 * @param createdAt when it began
 * @param seenAt when it was used last, to the minute
 * @param address where it began
 * @param way how it began: {@code password}, {@code set-password}, {@code first-admin}, {@code link} or {@code openid}
 * @param isLocalOnly true when it works from the machine itself only
 */
public record OwnSession(
        long number, Instant createdAt, Instant seenAt, String address, String way, boolean isLocalOnly) {

    /** When it ends: after half an hour without use, at the latest twelve hours after its begin. */
    public Instant endsAt() {
        Instant idle = seenAt.plus(Sessions.IDLE);
        Instant last = createdAt.plus(Sessions.LONGEST);
        return idle.isBefore(last) ? idle : last;
    }
}
