package io.customerhub.quality.frequency;

/**
 * When a value comes too often to identify anybody. A phone, an e-mail address or an identifier belongs to one customer, or
 * to a family or a company; what many records share is a placeholder, a shop's own number or a default.
 *
 * @param least how many records must certainly have the value, so that a household or a small company is none
 * @param share which part of all records with a value must certainly have it, from 0 to 1, so that a large company of a
 *     large stream is none
 */
public record TooFrequent(long least, double share) {

    /** Twenty records and one in a thousand: above any household, below what a default value makes within a day. */
    public static final TooFrequent IDENTIFYING = new TooFrequent(20, 0.001);

    /** Refuses limits that would call every value too frequent. */
    public TooFrequent {
        if (least < 2 || share < 0 || share > 1) {
            throw new IllegalArgumentException(
                    "expected at least 2 records and a share from 0 to 1, found " + least + " and " + share);
        }
    }

    /** True when a value certainly comes too often; never because of a counter's error. */
    public boolean is(ValueFrequencies frequencies, String value) {
        long certain = frequencies.atLeast(value);
        return certain >= least && certain >= share * frequencies.seen();
    }
}
