package io.customerhub.service.letter;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;

/** What is said when something about letters cannot be done. */
final class Refusals {

    private Refusals() {}

    static RequestException unknownLetter(long letter) {
        return new RequestException(
                Reason.UNKNOWN,
                "HUB-DL-001",
                "there is no dead letter " + letter + "; it may have expired: look for it in the list");
    }

    static RequestException unknownGroup(String fingerprint) {
        return new RequestException(
                Reason.UNKNOWN,
                "HUB-DL-005",
                "there is no group of dead letters with the fingerprint asked for (" + fingerprint.length()
                        + " characters, a fingerprint has 16); look for it in the list of groups");
    }

    static RequestException invalid(String message) {
        return new RequestException(Reason.INVALID, "HUB-DL-004", message);
    }

    static RequestException key(String message) {
        return new RequestException(Reason.INVALID, "HUB-DL-009", message);
    }

    static RequestException rule(String message) {
        return new RequestException(Reason.INVALID, "HUB-MEND-001", message);
    }

    static RequestException test(String message) {
        return new RequestException(Reason.INVALID, "HUB-DL-010", message);
    }

    static RequestException conflict(String message) {
        return new RequestException(Reason.CONFLICT, "HUB-DL-008", message);
    }
}
