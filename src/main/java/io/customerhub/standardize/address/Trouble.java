package io.customerhub.standardize.address;

/** What can be wrong with an address. */
public enum Trouble {
    /** No part but the street could be told. */
    NOT_READ,
    /** A Chinese division that several provinces or cities have. */
    DIVISION_AMBIGUOUS,
    /** Divisions that contradict one another. */
    DIVISION_CONFLICT,
    /** A wrong division was replaced. */
    DIVISION_REPAIRED,
    /** A division that no longer exists. */
    DIVISION_FORMER,
    /** Postal code and region contradict each other. */
    POSTAL_CODE_ELSEWHERE,
    /** Name or phone stood in the line. */
    CONTACT_IN_LINE
}
