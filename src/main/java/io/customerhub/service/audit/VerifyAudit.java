package io.customerhub.service.audit;

import io.customerhub.access.Request;
import io.customerhub.audit.AuditVerification;

/** Asks whether the audit log is as it was written. */
public record VerifyAudit() implements Request<AuditVerification> {

    @Override
    public String subject() {
        return "audit log";
    }
}
