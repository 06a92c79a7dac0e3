package io.customerhub.access;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;

/**
 * A list that is read as a whole, part by part, for a file. The caller may do it, and that it begins is noted; the parts are
 * not noted one by one. Whoever reads says how it ended, so that the log tells how many rows left the hub. For one thread.
 */
public final class Reading {

    private final AuditTrail audit;
    private final Caller caller;
    private final Action<?, ?> action;
    private final String subject;
    private final String purpose;
    private long rows;
    private boolean ended;

    Reading(AuditTrail audit, Caller caller, Action<?, ?> action, Request<?> first) {
        this.audit = audit;
        this.caller = caller;
        this.action = action;
        this.subject = first.subject();
        this.purpose = first.purpose();
        note(Result.ASKED, "as a file");
    }

    /**
     * The next part.
     *
     * @param <A> what is answered
     * @throws IllegalArgumentException when the request belongs to another action than the first
     * @throws RequestException when it cannot be met
     */
    public <A> A part(Request<A> request) {
        if (!action.request().equals(request.getClass())) {
            throw new IllegalArgumentException(
                    "a reading of " + action.name() + " does not answer " + request.getClass());
        }
        @SuppressWarnings("unchecked") // the class of the request says which action it is
        Action<Request<A>, A> same = (Action<Request<A>, A>) action;
        return same.handler().handle(caller, request);
    }

    /** So many more rows have been written. */
    public void wrote(long more) {
        rows += more;
    }

    /** All of it has been written. */
    public void done() {
        end(Result.DONE, "rows=" + rows);
    }

    /** It ended before; what had been written by then has left the hub. */
    public void broken(String why) {
        end(Result.FAILED, "rows=" + rows + ", " + why);
    }

    private void end(Result result, String detail) {
        if (!ended) {
            ended = true;
            note(result, detail);
        }
    }

    private void note(Result result, String detail) {
        audit.note(new Entry(caller, action.name(), subject, purpose, result, 0, detail));
    }
}
