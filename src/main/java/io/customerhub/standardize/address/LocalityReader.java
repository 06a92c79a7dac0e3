package io.customerhub.standardize.address;

import io.customerhub.standardize.address.PostalCodeFinder.Found;
import io.customerhub.standardize.address.Regions.Region;
import java.util.Set;

/** Reads postal code, region and locality by the format of the country; what is left of the frame is the street. */
final class LocalityReader {

    /** Countries where nothing ever stands between the town and its state. */
    private static final Set<String> STATE_BEHIND_TOWN = Set.of("US", "CA", "AU");

    private final PostalCodeFinder codes;
    private final RegionReader regions;
    private final Places places;
    private final TownSplitter splitter;

    LocalityReader(PostalCodeFinder codes, Regions regions, Places places, AddressWords words) {
        this.codes = codes;
        this.regions = new RegionReader(regions);
        this.places = places;
        this.splitter = new TownSplitter(places, words);
    }

    void read(Frame frame) {
        Found code = codes.find(frame);
        if (code == null) {
            if (!frame.isReversed()) {
                readTown(frame, frame.from(), frame.to(), false);
            }
            return;
        }
        AddressText text = frame.text();
        frame.reading()
                .put(
                        AddressPart.POSTAL_CODE,
                        code.standard(),
                        AddressRule.POSTAL_CODE,
                        text.slice(code.from(), code.to()));
        int segment = text.segmentOf(code.from());
        int end = frame.end(segment);
        boolean alone = code.from() == frame.first(segment) && code.to() == end;
        if (code.to() < end && frame.format().regionAfterCode() && !isPlace(frame, code.to(), end)) {
            readRegionAfter(frame, code, end);
        } else if (code.to() < end) {
            readAfter(frame, code, code.to(), end);
        } else if (alone && isTownNext(frame, segment)) {
            readAfter(frame, code, end, frame.end(segment + 1));
        } else if (frame.isReversed()) {
            frame.narrow(frame.from(), code.from());
        } else {
            regions.takeBehind(frame, end);
            readTown(frame, frame.from(), code.from(), end >= frame.to());
        }
        regions.check(frame, code.standard());
    }

    private boolean isPlace(Frame frame, int from, int to) {
        return places.contains(frame.country(), frame.text(), from, to);
    }

    /** True when the segment after a code that stands alone is the town. */
    private boolean isTownNext(Frame frame, int segment) {
        int from = frame.text().end(segment);
        if (from >= frame.to()) {
            return false;
        }
        int to = frame.end(segment + 1);
        boolean townBefore = segment > 0
                && !frame.text().endsLine(segment - 1)
                && frame.end(segment - 1) > frame.first(segment - 1)
                && isPlace(frame, frame.first(segment - 1), frame.end(segment - 1));
        return !townBefore
                && !frame.text().hasDigit(from, to)
                && (frame.format().postalCodeFirst() || isPlace(frame, from, to));
    }

    /** '1550 Metro Manila': the region stands behind the code, the locality on the line before. */
    private void readRegionAfter(Frame frame, Found code, int to) {
        String region = frame.text().slice(code.to(), to);
        if (!frame.text().hasDigit(code.to(), to)) {
            frame.reading().put(AddressPart.ADDRESS_REGION, region, AddressRule.REGION, region);
        }
        readTown(frame, frame.from(), code.from(), true);
    }

    /** The locality stands after the code: '10115 Berlin', '20121 Milano MI', '06100 Mexico City, Federal District'. */
    private void readAfter(Frame frame, Found code, int from, int to) {
        AddressText text = frame.text();
        int end = withoutCedex(text, from, to);
        if (end - from > 1) {
            Region region = regions.behindTown(frame, end - 1);
            if (region != null) {
                regions.put(frame, region, end - 1, end);
                end--;
            }
        }
        if (!text.hasDigit(from, end)) {
            putLocality(frame, from, end);
        } else {
            frame.reading().atMost(Confidence.LOW);
        }
        regions.takeBehind(frame, to);
        if (code.from() > frame.from()) {
            frame.narrow(frame.from(), code.from());
        } else {
            frame.narrow(to, frame.to());
        }
    }

    private static int withoutCedex(AddressText text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (text.word(i).equalsIgnoreCase("cedex")) {
                return i;
            }
        }
        return to;
    }

    /**
     * The locality stands at the end, maybe with a region after it: 'Oakland CA', 'Knutsford, Cheshire East'.
     *
     * @param sure true when a postal code stood behind it
     */
    private void readTown(Frame frame, int from, int end, boolean sure) {
        AddressText text = frame.text();
        int to = end;
        while (to > from) {
            int segment = text.segmentOf(to - 1);
            int first = Math.max(from, text.first(segment));
            int start = regions.startOf(frame, first, to);
            if (start < 0) {
                break;
            }
            boolean one = frame.reading().has(AddressPart.ADDRESS_REGION)
                    && !frame.country().equals("GB");
            boolean isTown = start == first
                    ? isTown(frame, from, first, to)
                    : isLastWord(frame, first, start, to) || isLongerTown(frame, first, start, to);
            if (one || isTown) {
                break;
            }
            Region region = regions.region(frame, start, to);
            if (region != null) {
                regions.put(frame, region, start, to);
            }
            sure = true;
            to = start;
        }
        if (to > from) {
            takeTown(frame, from, to, sure);
        }
        if (to <= from || !frame.reading().has(AddressPart.ADDRESS_LOCALITY)) {
            frame.narrow(from, to);
        }
    }

    /** True when what has a region's name is rather the town: nothing that could be the town stands before it. */
    private boolean isTown(Frame frame, int from, int first, int to) {
        AddressText text = frame.text();
        if (!isPlace(frame, first, to)) {
            return first <= from && !regions.isCode(frame, first, to);
        }
        if (first <= from) {
            return true;
        }
        int segment = text.segmentOf(first - 1);
        int before = Math.max(from, text.first(segment));
        return text.hasDigit(before, first) || !isPlace(frame, before, first);
    }

    /** True when a known place ends a street's line, and no other place stands before it: 'Castle Street Caerphilly'. */
    private boolean isLastWord(Frame frame, int first, int start, int to) {
        AddressText text = frame.text();
        return isPlace(frame, start, to)
                && !regions.isCode(frame, start, to)
                && splitter.placeAtEnd(text, frame.country(), first, start) < 0;
    }

    /** True for 'Bogotá DC', where the region's code is a part of the town's name; in the United States it never is. */
    private boolean isLongerTown(Frame frame, int first, int start, int to) {
        int place = frame.country().equals("US") ? -1 : splitter.placeAtEnd(frame.text(), frame.country(), first, to);
        return place >= 0 && place < start;
    }

    private void takeTown(Frame frame, int from, int to, boolean sure) {
        AddressText text = frame.text();
        int segment = text.segmentOf(to - 1);
        int first = Math.max(from, text.first(segment));
        boolean whole = first > from || !text.hasDigit(first, to) && !splitter.hasRoad(text, first, to);
        int start = first;
        if (text.hasDigit(first, to) || splitter.hasRoad(text, first, to)) {
            start = whole && !text.hasDigit(first, to) && isPlace(frame, first, to)
                    ? first
                    : splitter.split(text, frame.country(), first, to);
        } else if (first > from && !isPlace(frame, first, to)) {
            start = steppedBack(frame, from, first, to, sure);
            int end = start < first && start >= 0 ? first : to;
            finish(frame, from, start, end);
            return;
        } else if (!sure && !isPlace(frame, first, to)) {
            start = splitter.placeAtEnd(text, frame.country(), first, to);
        }
        finish(frame, from, start, to);
    }

    /** A segment that is no known place: the one before it when that is one, else itself when a code confirms it. */
    private int steppedBack(Frame frame, int from, int first, int to, boolean sure) {
        AddressText text = frame.text();
        int before = Math.max(from, text.first(text.segmentOf(first - 1)));
        boolean known = !text.hasDigit(before, first) && isPlace(frame, before, first) && (before > from || !sure);
        boolean american = STATE_BEHIND_TOWN.contains(frame.country());
        if (known && !american && !frame.country().isEmpty()) {
            return before;
        }
        return sure && (american || !splitter.endsAsRoad(text, first, to)) ? first : -1;
    }

    private void finish(Frame frame, int from, int start, int to) {
        if (start < 0) {
            frame.narrow(from, to);
            return;
        }
        putLocality(frame, start, to);
        frame.narrow(from, start);
    }

    private void putLocality(Frame frame, int from, int to) {
        if (from >= to) {
            return;
        }
        String town = frame.text().slice(from, to);
        frame.reading().put(AddressPart.ADDRESS_LOCALITY, town, AddressRule.LOCALITY, town);
        if (!places.contains(frame.country(), town)) {
            frame.reading().atMost(Confidence.MEDIUM);
        }
    }
}
