package io.customerhub.service.audit;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.audit.AuditFilter;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerification;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.Operation;
import io.customerhub.audit.OperationFilter;
import io.customerhub.audit.OperationStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions that show who did what and what came of it. */
public final class AuditActions {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private final AuditStore audit;
    private final AuditVerifier verifier;
    private final OperationStore operations;

    /** Actions over these stores. */
    public AuditActions(AuditStore audit, AuditVerifier verifier, OperationStore operations) {
        this.audit = audit;
        this.verifier = verifier;
        this.operations = operations;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "audit.list",
                        AuditQuery.class,
                        AuditPage.class,
                        Permission.AUDIT_SEE,
                        Effect.LOOK,
                        "Entries of the audit log by actor, action, subject and time, the newest first.",
                        (caller, query) -> list(query)),
                new Action<>(
                        "audit.mine",
                        OwnAuditQuery.class,
                        AuditPage.class,
                        Permission.OWN_SEE,
                        Effect.READ,
                        "Your own entries of the audit log, those of your tokens among them.",
                        this::mine),
                new Action<>(
                        "audit.verify",
                        VerifyAudit.class,
                        AuditVerification.class,
                        Permission.AUDIT_SEE,
                        Effect.READ,
                        "Checks the chain of the audit log and compares it with the signed heads outside the database.",
                        (caller, request) -> verifier.verify()),
                new Action<>(
                        "operations.list",
                        OperationQuery.class,
                        OperationPage.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "Every change that somebody asked for, with its result, the newest first.",
                        (caller, query) -> operations(query)),
                new Action<>(
                        "operations.show",
                        ShowOperation.class,
                        Operation.class,
                        Permission.STATE_SEE,
                        Effect.READ,
                        "One change with its result.",
                        (caller, request) -> operation(request)));
    }

    private AuditPage list(AuditQuery query) {
        AuditFilter filter = new AuditFilter(
                blankToNull(query.actor()),
                List.of(),
                blankToNull(query.action()),
                blankToNull(query.about()),
                query.from(),
                query.until(),
                query.actions() == null ? List.of() : query.actions(),
                blankToNull(query.result()));
        return page(filter, query.before(), query.limit());
    }

    private AuditPage mine(Caller caller, OwnAuditQuery query) {
        List<String> kinds =
                switch (caller.kind()) {
                    case PERSON, TOKEN -> List.of("person", "token");
                    case SHELL -> List.of("shell");
                    case HUB -> List.of("hub");
                };
        return page(AuditFilter.of(caller.name(), kinds), query.before(), query.limit());
    }

    private AuditPage page(AuditFilter filter, @Nullable Long before, @Nullable Integer limit) {
        int most = limit(limit);
        List<AuditRow> entries = audit.list(filter, before(before), most);
        return new AuditPage(
                entries, entries.size() < most ? null : entries.get(most - 1).sequence());
    }

    private OperationPage operations(OperationQuery query) {
        int most = limit(query.limit());
        OperationFilter filter = new OperationFilter(
                query.state(), blankToNull(query.actor()), blankToNull(query.action()), query.from(), query.until());
        List<Operation> found = operations.list(filter, before(query.before()), most);
        return new OperationPage(
                found, found.size() < most ? null : found.get(most - 1).number());
    }

    private Operation operation(ShowOperation request) {
        return operations
                .find(request.number())
                .orElseThrow(() -> new RequestException(
                        Reason.UNKNOWN, "HUB-AUD-005", "there is no operation " + request.number()));
    }

    private static long before(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new RequestException(
                    Reason.INVALID, "HUB-AUD-006", "limit: expected 1 to " + MOST + ", found " + limit);
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
