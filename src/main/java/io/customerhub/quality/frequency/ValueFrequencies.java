package io.customerhub.quality.frequency;

/**
 * How often the values of one field came. A counter may count a value too high, never too low, and says by how much at most;
 * it holds no values, only their fingerprints, so it holds no personal data. Not safe for use by several threads.
 */
public interface ValueFrequencies {

    /** One more record with this value, which is cleansed or standardized, so that equal values are equal texts. */
    void saw(String value);

    /** How many values were seen, all together. */
    long seen();

    /** How often a value certainly came; 0 when nothing certain is known. */
    long atLeast(String value);

    /** How often a value came at most. */
    long atMost(String value);
}
