package io.customerhub.quality.frequency;

/**
 * When a value comes too often to identify anybody. A phone, an e-mail address or an identifier belongs to one customer, or
 * to a family or a company; what many records share is a placeholder, a shop's own number or a default.
 *
 * @param least how many records must certainly have the value, so that a household or a small company is none; at most 60,
 *     as a counter tells no more apart
 * @param share which part of all records with a value must certainly have it, from 0 to 1, so that a large company of a
 *     large stream is none
 */
public record TooFrequent(int least, double share) {

    /** Twenty records and one in a thousand: above any household, below what a default value makes within a day. */
    public static final TooFrequent IDENTIFYING = new TooFrequent(20, 0.001);

    /**
     * Names repeat by nature: the most frequent whole name of China belongs to two in ten thousand (王芳, 国务院公安部 2007),
     * those of Western countries to one. Thirty records and one in two hundred is a 'walk-in customer'.
     */
    public static final TooFrequent NAME = new TooFrequent(30, 0.005);

    /** Refuses limits that would call every value too frequent, or that a counter could never tell. */
    public TooFrequent {
        if (least < 2 || least > 60 || share < 0 || share > 1) {
            throw new IllegalArgumentException(
                    "expected 2 to 60 records and a share from 0 to 1, found " + least + " and " + share);
        }
    }

    /** True when a value certainly comes too often; never because of a counter's error. */
    boolean is(SpaceSaving counter, long value) {
        return counter.records(value) >= least && counter.atLeast(value) >= Math.max(least, share * counter.seen());
    }

    /** True when a value that came too often still comes half as often, so that it does not change to and fro. */
    boolean stays(SpaceSaving counter, long value) {
        return counter.records(value) >= least / 2
                && counter.atLeast(value) >= Math.max(least, share * counter.seen()) / 2;
    }

    /** Among how many values the share is as many as the least. */
    long enough() {
        return share == 0 ? Long.MAX_VALUE / 4 : (long) Math.ceil(least / share);
    }
}
