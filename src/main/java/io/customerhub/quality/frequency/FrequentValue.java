package io.customerhub.quality.frequency;

/**
 * A value that comes too often to identify anybody.
 *
 * @param attribute the attribute of the mapping that has it, such as {@code phone.mobile}
 * @param fingerprint stands for the value, see {@link Fingerprint}
 * @param records how many records certainly brought it when it was counted last; updates of a record count, too
 * @param seen how many values of the attribute were counted then
 * @param exampleKey the key of a record that had it, so that a person can look at it
 */
public record FrequentValue(String attribute, long fingerprint, long records, long seen, String exampleKey) {}
