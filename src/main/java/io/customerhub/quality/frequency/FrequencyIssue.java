package io.customerhub.quality.frequency;

/** What a look at all records of a stream can find wrong with a value. Codes are stable. */
public enum FrequencyIssue {
    /** Many records share it. */
    TOO_FREQUENT(
            "HUB-PLACEHOLDER-003",
            "So many records of the stream share the value that it identifies nobody; it is kept as it is and never used"
                    + " for matching.");

    private final String code;
    private final String reason;

    FrequencyIssue(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The stable code, such as {@code HUB-PLACEHOLDER-003}. */
    public String code() {
        return code;
    }

    /** Why this is an issue. One sentence, without the value. */
    public String reason() {
        return reason;
    }
}
