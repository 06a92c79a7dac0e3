package io.customerhub.cli;

import io.customerhub.standardize.IssueCode;

/** What an issue code means, in a few words for people. */
final class IssueWords {

    private IssueWords() {}

    /** The code and its sentence; the code alone when it is none of a standardizer. */
    static String of(String code) {
        return (code + " " + IssueCode.reasonOf(code)).strip();
    }
}
