package io.customerhub.standardize.address;

import java.util.Set;

/** One address while it is read from its ends inwards: the words that nothing has been made of yet. */
final class Frame {

    private static final Set<String> STATE_AFTER_TOWN = Set.of("US", "CA", "AU", "GB", "JP", "CN", "KR", "TW");

    private final AddressText text;
    private final AddressReading reading;
    private String country;
    private CountryFormat format;
    private int from;
    private int to;
    private boolean reversed;

    Frame(AddressText text, AddressReading reading, String country, CountryFormat format) {
        this.text = text;
        this.reading = reading;
        this.country = country;
        this.format = format;
        this.to = text.words();
    }

    AddressText text() {
        return text;
    }

    AddressReading reading() {
        return reading;
    }

    /** ISO 3166-1 alpha-2; empty when it is not known. */
    String country() {
        return country;
    }

    CountryFormat format() {
        return format;
    }

    /** True when a town is still missed, in a country where no state stands alone behind it. */
    boolean isOpenForTown() {
        return !country.isEmpty()
                && !reversed
                && !STATE_AFTER_TOWN.contains(country)
                && !reading.has(AddressPart.ADDRESS_LOCALITY)
                && !reading.has(AddressPart.ADDRESS_REGION);
    }

    void settle(String inCountry, CountryFormat itsFormat) {
        country = inCountry;
        format = itsFormat;
    }

    /** True when the country stands first, so that the rest goes from large to small. */
    boolean isReversed() {
        return reversed;
    }

    void reverse() {
        reversed = true;
    }

    /** The first word left. */
    int from() {
        return from;
    }

    /** The word after the last one left. */
    int to() {
        return to;
    }

    /** Leaves only these words. */
    void narrow(int first, int end) {
        from = first;
        to = end;
    }

    boolean isEmpty() {
        return from >= to;
    }

    /** The first word left of the segment. */
    int first(int segment) {
        return Math.max(from, text.first(segment));
    }

    /** The word after the last one left of the segment. */
    int end(int segment) {
        return Math.min(to, text.end(segment));
    }

    /** The segment of the last word left. */
    int lastSegment() {
        return text.segmentOf(to - 1);
    }

    /** The segment of the first word left. */
    int firstSegment() {
        return text.segmentOf(from);
    }
}
