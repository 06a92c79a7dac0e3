package io.customerhub.access;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.RequestException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The one way to every action: it checks the permission, notes what is to be noted and only then lets the service answer.
 * What has no rule is refused. Safe for use by several threads.
 */
public final class Gate {

    private final ActionRegistry registry;
    private final AuditTrail audit;
    private final Operations operations;

    /** A gate before these actions. */
    public Gate(ActionRegistry registry, AuditTrail audit, Operations operations) {
        this.registry = registry;
        this.audit = audit;
        this.operations = operations;
    }

    /**
     * Does what the caller asks.
     *
     * @param <A> what is answered
     * @throws RequestException when the caller may not, or the request cannot be met
     */
    public <A> A perform(Caller caller, Request<A> request) {
        Action<Request<A>, A> action = registry.of(request);
        if (!caller.may(action.permission())) {
            throw refused(caller, action, request.subject(), request.purpose());
        }
        return switch (action.effect()) {
            case READ -> action.handler().handle(caller, request);
            case LOOK, REVEAL -> shown(caller, action, request);
            case CHANGE -> changed(caller, action, request);
        };
    }

    /**
     * Begins to read a list as a whole, in as many parts as it takes: for files, whose parts nobody wants to find in the log
     * one by one. Only what shows something is read so, and nothing that reveals.
     *
     * @param first the request for the first part
     * @throws RequestException (HUB-PERM-001) when the caller may not
     * @throws IllegalArgumentException when the action changes or reveals something
     */
    public Reading read(Caller caller, Request<?> first) {
        Action<?, ?> action = registry.all().stream()
                .filter(one -> one.request().equals(first.getClass()))
                .findFirst()
                .orElseThrow();
        if (action.effect() != Action.Effect.READ && action.effect() != Action.Effect.LOOK) {
            throw new IllegalArgumentException(action.name() + " does more than show");
        }
        if (!caller.may(action.permission())) {
            throw refused(caller, action, first.subject(), first.purpose());
        }
        return new Reading(audit, caller, action, first);
    }

    /**
     * Refuses a caller who may not do this at all, before its request is even read; the refusal is noted.
     *
     * @throws RequestException (HUB-PERM-001) when the caller may not
     */
    public void require(Caller caller, Action<?, ?> action) {
        if (!caller.may(action.permission())) {
            throw refused(caller, action, "", "");
        }
    }

    /** True when the caller may do what requests of this class ask for; for faces that grey out what is not allowed. */
    public boolean allows(Caller caller, Class<? extends Request<?>> request) {
        return registry.all().stream()
                .anyMatch(action -> action.request().equals(request) && caller.may(action.permission()));
    }

    /** The registry behind it. */
    public ActionRegistry registry() {
        return registry;
    }

    private RequestException refused(Caller caller, Action<?, ?> action, String subject, String purpose) {
        String permission = action.permission().text();
        audit.note(new Entry(caller, action.name(), subject, purpose, Result.REFUSED, 0, permission));
        return new RequestException(
                Reason.FORBIDDEN,
                "HUB-PERM-001",
                "this needs the permission " + permission
                        + ", which your roles do not have; an admin can give you a role that has it");
    }

    private <A> A shown(Caller caller, Action<Request<A>, A> action, Request<A> request) {
        audit.note(entry(caller, action, request, Result.DONE, 0, null));
        return action.handler().handle(caller, request);
    }

    private <A> A changed(Caller caller, Action<Request<A>, A> action, Request<A> request) {
        long operation = operations.begin(caller, action.name(), request.subject(), request.purpose());
        try {
            audit.note(entry(caller, action, request, Result.ASKED, operation, null));
        } catch (RuntimeException unnoted) {
            operations.failed(
                    operation, unnoted.getClass().getSimpleName(), "it could not be noted, so it was not done");
            throw unnoted;
        }
        A answer;
        try {
            answer = action.handler().handle(caller, request);
        } catch (RequestException refused) {
            operations.failed(operation, refused.code(), refused.getMessage());
            audit.note(entry(caller, action, request, Result.FAILED, operation, refused.code()));
            throw refused;
        } catch (RuntimeException failure) {
            // its message may hold what stood in a record
            String kind = failure.getClass().getSimpleName();
            operations.failed(operation, kind, null);
            audit.note(entry(caller, action, request, Result.FAILED, operation, kind));
            throw failure;
        }
        Outcome outcome = answer instanceof Told told ? told.outcome() : Outcome.of("done", 1);
        operations.done(operation, outcome);
        audit.note(entry(
                caller,
                action,
                request,
                Result.DONE,
                operation,
                outcome.figures().toString()));
        return answer;
    }

    private static Entry entry(
            Caller caller,
            Action<?, ?> action,
            Request<?> request,
            Result result,
            long operation,
            @Nullable String detail) {
        return new Entry(caller, action.name(), request.subject(), request.purpose(), result, operation, detail);
    }
}
