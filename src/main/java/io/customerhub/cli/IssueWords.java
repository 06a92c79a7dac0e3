package io.customerhub.cli;

import io.customerhub.cleanse.CleansingIssue;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.standardize.IssueCode;

/** What an issue code means, in a few words for people. */
final class IssueWords {

    private IssueWords() {}

    /** The code and its sentence; the code alone when it is neither of cleansing nor of a standardizer or of frequency. */
    static String of(String code) {
        return (code + " " + reasonOf(code)).strip();
    }

    /** The sentence of a code; empty when it is neither of cleansing nor of a standardizer or of frequency. */
    static String reasonOf(String code) {
        for (CleansingIssue issue : CleansingIssue.values()) {
            if (issue.code().equals(code)) {
                return issue.reason();
            }
        }
        for (FrequencyIssue issue : FrequencyIssue.values()) {
            if (issue.code().equals(code)) {
                return issue.reason();
            }
        }
        return IssueCode.reasonOf(code);
    }
}
