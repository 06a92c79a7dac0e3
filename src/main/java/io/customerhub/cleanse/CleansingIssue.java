package io.customerhub.cleanse;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.List;
import java.util.Map;

/** What cleansing can find wrong with a text. Codes are stable: none is ever given a second meaning. */
public enum CleansingIssue {
    /** A listed text. */
    PLACEHOLDER("HUB-PLACEHOLDER-001", "The text stands for no value; it is kept raw and never used for matching."),
    /** Keys. */
    JUNK(
            "HUB-PLACEHOLDER-002",
            "One character repeated or a run of neighbouring keys is no value; it is kept raw and never used for"
                    + " matching.");

    private final String code;
    private final String reason;
    private final StandardValue missing;

    CleansingIssue(String code, String reason) {
        this.code = code;
        this.reason = reason;
        this.missing = new StandardValue(null, Validity.MISSING, Map.of(), List.of(code));
    }

    /** The stable code, such as {@code HUB-PLACEHOLDER-001}. */
    public String code() {
        return code;
    }

    /** Why this is an issue. One sentence, without the value. */
    public String reason() {
        return reason;
    }

    /** No value, with this issue. Always the same instance. */
    StandardValue missing() {
        return missing;
    }
}
