package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateReading.Outcome;

/** What a text that is no date becomes. */
final class DateIssues {

    private DateIssues() {}

    /** The value without a date. */
    static StandardValue of(Outcome outcome) {
        return switch (outcome) {
            case IMPOSSIBLE -> IssueCode.DATE_IMPOSSIBLE.invalid();
            case AMBIGUOUS -> IssueCode.DATE_AMBIGUOUS.ambiguous();
            case CENTURY -> IssueCode.DATE_CENTURY.ambiguous();
            case PLACEHOLDER -> IssueCode.DATE_PLACEHOLDER.missing();
            case INCOMPLETE -> IssueCode.DATE_INCOMPLETE.invalid();
            case NOT_A_DATE, DATE -> IssueCode.DATE_SYNTAX.invalid();
        };
    }
}
