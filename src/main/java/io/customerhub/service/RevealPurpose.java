package io.customerhub.service;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody looks at personal data as they are. A list instead of free words, so that a privacy officer can count what
 * for, and nothing personal is written as a reason (GDPR, article 5(1)(b): purposes are specified).
 */
public enum RevealPurpose {
    /** A customer asked for something. */
    CUSTOMER_REQUEST,
    /** A record failed, and its value has to be seen to mend it. */
    FAILED_RECORD,
    /** A value is wrong and is put right. */
    DATA_CORRECTION,
    /** Whether records are one customer. */
    MATCH_REVIEW,
    /** Access, erasure or restriction by law. */
    PRIVACY_REQUEST,
    /** Fraud or an incident of security. */
    INCIDENT;

    /** The longest number of a case. */
    private static final int LONGEST_CASE = 60;

    /** Its name for people and documents, such as {@code customer-request}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The purpose of that name.
     *
     * @throws RequestException when there is none: nothing is shown without a purpose
     */
    public static RevealPurpose named(@Nullable String text) {
        for (RevealPurpose purpose : values()) {
            if (purpose.text().equals(text)) {
                return purpose;
            }
        }
        throw missing();
    }

    /** What is said to those who name no purpose. */
    public static RequestException missing() {
        return new RequestException(
                Reason.INVALID,
                "HUB-CUST-004",
                "personal data are shown for a purpose only; name one of "
                        + Stream.of(values()).map(RevealPurpose::text).collect(Collectors.joining(", ")));
    }

    /**
     * Purpose and number of the case as one text for the audit log: {@code customer-request, case 4711}.
     *
     * @param caseNumber what the case is called where it is kept; of anything else but letters, digits and the signs of
     *     numbers nothing is written; empty when there is none
     */
    public String with(String caseNumber) {
        StringBuilder number = new StringBuilder();
        caseNumber
                .codePoints()
                .filter(point -> Character.isLetterOrDigit(point) || "-_/.:#".indexOf(point) >= 0)
                .limit(LONGEST_CASE)
                .forEach(number::appendCodePoint);
        return number.length() == 0 ? text() : text() + ", case " + number;
    }
}
