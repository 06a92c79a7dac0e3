package io.customerhub.standardize.address;

/** Reads what stands between the street and the end of an address: a district, or a town that no list knows. */
final class BelowStreet {

    private final AddressWords words;

    BelowStreet(AddressWords words) {
        this.words = words;
    }

    /**
     * Where the street's lines end: before the town or district that was found, else where the frame ends.
     *
     * @param streetEnd the word after number and road
     * @param sure true when a word says that there is a road
     */
    int take(Frame frame, int streetEnd, boolean sure) {
        int end = sure && frame.isOpenForTown() ? takeTown(frame, streetEnd) : frame.to();
        return end < frame.to() ? end : takeDistrict(frame, streetEnd);
    }

    /**
     * The last line of a block that names its country, below a road, is the town although no list knows it: 'Farer Plaza',
     * 'Brades', 'Montserrat'.
     */
    private int takeTown(Frame frame, int streetEnd) {
        AddressText text = frame.text();
        int last = frame.lastSegment();
        boolean below = last > 0
                && text.endsLine(last - 1)
                && text.endsLine(last)
                && frame.to() < text.words()
                && frame.to() == text.end(last);
        if (!below) {
            return frame.to();
        }
        int from = frame.first(last);
        boolean town = from >= streetEnd
                && frame.to() - from < 4
                && !text.hasDigit(from, frame.to())
                && !words.isUnit(text, from)
                && !words.hasRoad(text, from, frame.to())
                && !text.word(from).regionMatches(true, 0, text.word(frame.to()), 0, 4);
        if (town) {
            String name = text.slice(from, frame.to());
            frame.reading().put(AddressPart.ADDRESS_LOCALITY, name, AddressRule.LOCALITY, name);
            frame.reading().atMost(Confidence.LOW);
        }
        return town ? from : frame.to();
    }

    /** The segment between street and town is the district where the country's format has one. */
    private int takeDistrict(Frame frame, int streetEnd) {
        AddressText text = frame.text();
        int to = frame.to();
        if (!frame.format().hasDistrict() || !frame.reading().has(AddressPart.ADDRESS_LOCALITY)) {
            return to;
        }
        int from = frame.first(frame.lastSegment());
        boolean district = from >= streetEnd && !text.hasDigit(from, to) && !words.isUnit(text, from);
        if (district) {
            frame.reading().put(AddressPart.ADDRESS_DISTRICT, text.slice(from, to));
        }
        return district ? from : to;
    }
}
