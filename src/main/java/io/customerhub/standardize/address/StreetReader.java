package io.customerhub.standardize.address;

import org.jspecify.annotations.Nullable;

/** Reads number, road and unit from the words that are left when postal code and town are gone. */
final class StreetReader {

    private final AddressWords words;
    private final UnitReader units;
    private final Highways highways;
    private final BelowStreet below;

    StreetReader(AddressWords words) {
        this.words = words;
        this.units = new UnitReader(words);
        this.highways = new Highways(words);
        this.below = new BelowStreet(words);
    }

    /**
     * A road in a segment.
     *
     * @param number where the number of the house begins; -1 when there is none
     * @param numberEnd the word after it
     * @param road where the road begins
     * @param roadEnd the word after it
     * @param sure true when a word says that it is a road
     */
    private record Street(int number, int numberEnd, int road, int roadEnd, boolean sure) {}

    void read(Frame frame) {
        if (frame.isEmpty()) {
            return;
        }
        AddressText text = frame.text();
        Street best = null;
        int lastSegment = frame.lastSegment();
        for (int segment = frame.firstSegment(); segment <= lastSegment; segment++) {
            int from = frame.first(segment);
            int to = frame.end(segment);
            if (units.read(frame, from, to)) {
                continue;
            }
            Street street = street(frame, segment, from, to);
            boolean better = street != null
                    && (best == null || street.sure() && !best.sure() || best.number() < 0 && street.number() >= 0);
            if (better && (best == null || !best.sure() || street.sure())) {
                best = street;
            }
        }
        if (best == null || best.number() < 0) {
            Street parted = alone(frame);
            best = parted != null && (best == null || best.road() == parted.road()) ? parted : best;
        }
        if (best != null) {
            put(frame, best);
        }
        int end =
                best == null ? frame.to() : below.take(frame, Math.max(best.numberEnd(), best.roadEnd()), best.sure());
        frame.reading().put(AddressPart.STREET_ADDRESS, text.slice(frame.from(), end));
    }

    private void put(Frame frame, Street street) {
        AddressText text = frame.text();
        AddressReading reading = frame.reading();
        if (frame.country().equals("JP")) {
            reading.atMost(Confidence.MEDIUM); // blocks, not roads, are numbered there
            return;
        }
        if (street.number() >= 0) {
            String number = text.slice(street.number(), street.numberEnd());
            reading.put(AddressPart.HOUSE_NUMBER, number, AddressRule.STREET, number);
        }
        if (street.road() < street.roadEnd() && !hasCode(frame, street.road(), street.roadEnd())) {
            String road = text.slice(street.road(), street.roadEnd());
            reading.put(AddressPart.ROAD, road, AddressRule.STREET, road);
        }
        if (!street.sure()) {
            reading.atMost(Confidence.MEDIUM);
        }
    }

    /** True when four digits or more stand in a road: a postal code that was not read; American roads may have them. */
    private static boolean hasCode(Frame frame, int from, int to) {
        boolean found = false;
        for (int i = from; i < to; i++) {
            AddressText text = frame.text();
            found |= text.stop(i) - text.start(i) >= 4 && isNumber(text.word(i));
        }
        return found && !frame.country().equals("US");
    }

    private @Nullable Street street(Frame frame, int segment, int from, int to) {
        AddressText text = frame.text();
        CountryFormat format = frame.format();
        boolean unknown = frame.country().isEmpty();
        boolean american = frame.country().equals("US");
        if (american && highways.isHighway(text, from, to)) {
            return new Street(-1, -1, from, to, true);
        }
        if (words.beginsWithoutHouse(text, from) && !words.beginsRoad(text, from)) {
            return highway(text, from, to);
        }
        Street numberFirst = numberFirst(frame, from, to);
        Street streetFirst = streetFirst(frame, from, to);
        if (unknown) {
            Street sure = numberFirst != null && numberFirst.sure() ? numberFirst : streetFirst;
            return sure != null && sure.sure() ? sure : roadOnly(text, from, to);
        }
        Street usual = format.numberFirst() ? numberFirst : streetFirst;
        Street other = format.numberFirst() ? streetFirst : numberFirst;
        if (usual != null && (usual.sure() || other == null || !other.sure())) {
            return usual;
        }
        return other != null && other.sure() ? other : roadOnly(text, from, to);
    }

    /** '44 Court St', 'No. 5 The Rise', 'The Book Club 100-106 Leonard St', '8 bis rue de la Paix'. */
    private @Nullable Street numberFirst(Frame frame, int from, int to) {
        AddressText text = frame.text();
        for (int i = from; i < to - 1; i++) {
            boolean grid = i == from && frame.country().equals("US") && AddressWords.isGridNumber(text.word(i));
            if (!grid && !AddressWords.isHouseNumber(text.word(i))) {
                continue;
            }
            int road = i + 1;
            while (road < to - 1 && words.followsNumber(text, road)) {
                road++;
            }
            int end = withoutTown(frame, road, units.endOfRoad(frame, road, to));
            boolean sure = words.hasRoad(text, road, end) || highways.isHighway(text, road, end);
            boolean leads = i == from || i == from + 1 && words.isNumberWord(text, from);
            boolean inner = i > from && !words.isUnit(text, i - 1) && !words.beginsRoad(text, from);
            boolean named = end > road && (leads || sure && inner);
            if (named && Character.isLetterOrDigit(text.word(road).codePointAt(0)) && hasLetter(text, road, end)) {
                return new Street(i, road, road, end, sure);
            }
            return null;
        }
        return null;
    }

    /** Where no comma parts street and town, what stands between the road's last word and the town is no road. */
    private int withoutTown(Frame frame, int road, int end) {
        AddressText text = frame.text();
        if (end < frame.to() || text.end(text.segmentOf(end - 1)) == end) {
            return end;
        }
        int last = end - 1;
        while (last > road && !words.surelyEndsRoad(text, last)) {
            if (text.hasDigit(last) || words.isDirection(text, last)) {
                return end;
            }
            last--;
        }
        return last > road ? last + 1 : end;
    }

    /** 'Triftstrasse 67', 'Calle Mayor nº 5', 'Musterweg 12 a'. */
    private @Nullable Street streetFirst(Frame frame, int from, int to) {
        AddressText text = frame.text();
        int last = to - 1;
        boolean letter = last - 1 > from
                && text.word(last).length() == 1
                && Character.isLetter(text.word(last).charAt(0))
                && isNumber(text.word(last - 1));
        int number = letter ? last - 1 : last;
        if (number <= from || !AddressWords.isHouseNumber(text.word(number)) || !hasLetter(text, from, number)) {
            return null;
        }
        if (text.word(number).length() > 4 && isNumber(text.word(number))) {
            return null;
        }
        int end = number;
        while (end > from + 1 && words.isNumberWord(text, end - 1)) {
            end--;
        }
        boolean joined = words.endsJoinedRoad(text, end - 1);
        boolean leads = words.beginsRoad(text, from);
        // more words before a compound such as Triftstrasse belong to something else; before Weg they do not
        boolean owned = joined && end - from > 2 && text.stop(end - 1) - text.start(end - 1) > 6 && !leads;
        if (words.beginsWithoutHouse(text, end - 1) || words.isUnit(text, end - 1)) {
            return null;
        }
        return new Street(number, to, owned ? end : from, end, joined && !owned || leads);
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLetter(AddressText text, int from, int to) {
        for (int i = text.start(from); i < text.stop(to - 1); i++) {
            if (Character.isLetter(text.text().charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** 'Highway 59 North', 'Route 16': the number is the road's. */
    private @Nullable Street highway(AddressText text, int from, int to) {
        boolean numbered =
                to - from >= 2 && to - from <= 3 && words.isHighway(text, from) && isNumber(text.word(from + 1));
        boolean rest = to - from == 2 || words.isDirection(text, to - 1);
        return numbered && rest ? new Street(-1, -1, from, to, true) : null;
    }

    /** A road without a number: 'Bow St', 'Rue de Rivoli', 'Bahnhofstraße'. */
    private @Nullable Street roadOnly(AddressText text, int from, int to) {
        int end = to;
        if (end - from > 1 && words.isDirection(text, end - 1)) {
            end--;
        }
        boolean english = end - from > 1 && end - from < 5 && words.surelyEndsRoad(text, end - 1);
        boolean lead =
                to - from > 1 && words.beginsRoad(text, from) && text.word(from).length() > 2;
        boolean joined = to - from < 4
                && words.endsJoinedRoad(text, to - 1)
                && text.word(to - 1).length() > 4;
        return (english || lead || joined) && !text.hasDigit(from, to) ? new Street(-1, -1, from, to, true) : null;
    }

    /** A number in a segment of its own belongs to the road beside it: '12, MG Road', 'Gran Vía, 28'. */
    private @Nullable Street alone(Frame frame) {
        AddressText text = frame.text();
        int last = frame.lastSegment();
        for (int segment = frame.firstSegment(); segment <= last; segment++) {
            int from = frame.first(segment);
            int to = frame.end(segment);
            boolean single = to - from == 1 || to - from == 2 && words.isNumberWord(text, from);
            int other = frame.format().numberFirst() ? segment + 1 : segment - 1;
            if (!single || !AddressWords.isHouseNumber(text.word(to - 1))) {
                continue;
            }
            boolean sameLine =
                    other >= frame.firstSegment() && other <= last && !text.endsLine(Math.min(segment, other));
            if (sameLine && !frame.country().isEmpty()) {
                int road = frame.first(other);
                int end = frame.end(other);
                if (!text.hasDigit(road, end) && !words.isUnit(text, road)) {
                    return new Street(to - 1, to, road, end, words.hasRoad(text, road, end));
                }
            }
        }
        return null;
    }
}
