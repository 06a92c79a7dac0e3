package io.customerhub.identity;

import io.customerhub.access.AuditTrail;
import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import java.util.Set;

/** Notes in the audit log who came in, who did not, and how. */
final class SignInNotes {

    /** In place of what was typed as a name and is none: it may be a password. */
    static final String UNKNOWN = "unknown";

    private static final String ACTION = "sign-in.";

    private final AuditTrail audit;

    SignInNotes(AuditTrail audit) {
        this.audit = audit;
    }

    void done(String name, Set<Role> roles, String address, String way) {
        audit.note(new Entry(Caller.person(name, roles, address), ACTION + way, "session", "", Result.DONE, 0, null));
    }

    void refused(String name, String address, String way, String code) {
        audit.note(new Entry(
                Caller.person(name, Set.of(), address), ACTION + way, "session", "", Result.REFUSED, 0, code));
    }
}
