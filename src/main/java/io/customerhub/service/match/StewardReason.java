package io.customerhub.service.match;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import org.jspecify.annotations.Nullable;

/** Why a steward decided something, for those who come after. */
public final class StewardReason {

    /** A sentence or two; evidence belongs to the sources. */
    private static final int LONGEST = 500;

    private StewardReason() {}

    /** What is wrong with the reason, or null; so that a dialogue can ask again. */
    public static @Nullable String wrong(String reason) {
        return reason.isBlank() || reason.length() > LONGEST
                ? "expected a reason of 1 to " + LONGEST + " characters, found " + reason.length()
                : null;
    }

    /** The reason. */
    static String checked(String reason) {
        String wrong = wrong(reason);
        if (wrong != null) {
            throw new RequestException(Reason.INVALID, "HUB-GOLDEN-003", wrong);
        }
        return reason;
    }
}
