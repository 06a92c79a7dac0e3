package io.customerhub.service.alert;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;

/**
 * Somebody knows of an alert: it is not told again until its cause has gone and come back.
 *
 * @param number its number
 * @param note what that person says, such as what is being done; may be empty; no personal data
 */
public record AcknowledgeAlert(long number, String note) implements Request<Outcome> {

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    @Override
    public String subject() {
        return "alert " + number;
    }

    @Override
    public String purpose() {
        return note == null ? "" : note;
    }
}
