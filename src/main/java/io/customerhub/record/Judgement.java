package io.customerhub.record;

/**
 * How many values were judged by the rules of a standard form or of a contract, and how many of them kept these.
 *
 * @param judged values that were judged; one that was judged by several rules counts for each
 * @param valid those of them that kept the rule
 */
public record Judgement(long judged, long valid) {

    /** Nothing was judged. */
    public static final Judgement NONE = new Judgement(0, 0);

    /** Refuses counts that cannot be. */
    public Judgement {
        if (valid < 0 || valid > judged) {
            throw new IllegalArgumentException(valid + " of " + judged + " values cannot be valid");
        }
    }

    /** Both together. */
    public Judgement plus(Judgement other) {
        return new Judgement(judged + other.judged, valid + other.valid);
    }

    /** With so many more values that did not keep the rules. */
    public Judgement andInvalid(long values) {
        return new Judgement(judged + values, valid);
    }
}
