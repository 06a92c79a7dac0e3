package io.customerhub.resolution;

/** Records cannot be matched one by one before all are matched anew. */
public final class NeedsBulkMatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason why, in words */
    NeedsBulkMatchException(String reason) {
        super(reason);
    }
}
