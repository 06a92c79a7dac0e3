package io.customerhub.match.cluster;

/**
 * A pair that was not joined although it weighs enough. It is the weakest link of the chain that would have joined two
 * groups, because stronger pairs have been joined before.
 *
 * @param left the row of a record
 * @param right the row of the other
 * @param bits what the pair weighs; infinite for a steward's decision
 * @param reason what spoke against it
 * @param evidence for {@link Reason#EVIDENCE} the mean of the pairs between the groups in bits, otherwise 0
 */
public record Cut(int left, int right, double bits, Reason reason, double evidence) {

    /** Why two groups stay apart. */
    public enum Reason {
        /** A steward has decided that two of the records are different. */
        DECISION,
        /** Each group has an identifier that a customer has only one of, and they differ. */
        IDENTIFIER,
        /** The records of the groups speak against each other. */
        EVIDENCE
    }
}
