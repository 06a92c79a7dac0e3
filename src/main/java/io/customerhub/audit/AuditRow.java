package io.customerhub.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log as it is kept.
 *
 * @param sequence counts from 1 without a gap
 * @param at when, in microseconds
 * @param actorKind {@code person}, {@code token}, {@code shell} or {@code hub}
 * @param actor the name of the user
 * @param roles the roles at that time, sorted, with commas
 * @param address where the request came from
 * @param action the name of the action
 * @param subject about what
 * @param purpose why; empty when no reason is needed
 * @param result {@code asked}, {@code done}, {@code failed} or {@code refused}
 * @param operation the number of the operation; 0 when there is none
 * @param detail the code of a failure or the figures of the outcome; or null
 */
public record AuditRow(
        long sequence,
        Instant at,
        String actorKind,
        String actor,
        String roles,
        String address,
        String action,
        String subject,
        String purpose,
        String result,
        long operation,
        @Nullable String detail) {}
