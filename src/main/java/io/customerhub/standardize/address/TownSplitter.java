package io.customerhub.standardize.address;

/** Parts the town from the street where no comma does: by known places, and by the words that end a street. */
final class TownSplitter {

    private static final int LONGEST_TOWN = 4;

    private final Places places;
    private final AddressWords words;

    TownSplitter(Places places, AddressWords words) {
        this.places = places;
        this.words = words;
    }

    /** True when one of the words ends or begins a road. */
    boolean hasRoad(AddressText text, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean saint = i == from && i + 1 < to && text.stop(i) - text.start(i) <= 3;
            if (!saint && words.surelyEndsRoad(text, i)) {
                return true;
            }
        }
        return to > from + 1 && words.beginsRoad(text, from) && text.hasDigit(to - 1);
    }

    /** True when the last of several words is one that ends roads. */
    boolean endsAsRoad(AddressText text, int from, int to) {
        return to - from > 1 && words.endsRoad(text, to - 1);
    }

    /** Where the town begins that ends here; -1 when that is not sure. */
    int split(AddressText text, String country, int from, int to) {
        int street = streetEnd(text, from, to);
        for (int start = Math.max(from + 1, to - LONGEST_TOWN); start < to; start++) {
            boolean fits = street < 0 || start >= street || endsStreet(text, from, start);
            if (fits && !text.hasDigit(start, to) && isPlace(text, country, start, to)) {
                return start;
            }
        }
        boolean plain = street > from && street < to && to - street <= 3 && !text.hasDigit(street, to);
        return plain && (country.equals("US") || country.equals("CA") || country.equals("AU") || to - street == 1)
                ? street
                : -1;
    }

    /** Where a known place begins that ends here; -1 when there is none. */
    int placeAtEnd(AddressText text, String country, int from, int to) {
        for (int start = Math.max(from, to - LONGEST_TOWN); start < to; start++) {
            if (!text.hasDigit(start, to) && isPlace(text, country, start, to) && !country.isEmpty()) {
                return start;
            }
        }
        return -1;
    }

    private boolean isPlace(AddressText text, String country, int from, int to) {
        boolean road = to - from == 1 && words.endsRoad(text, from);
        return text.stop(to - 1) - text.start(from) > 2 && !road && places.contains(country, text, from, to);
    }

    private boolean endsStreet(AddressText text, int from, int end) {
        return end - 1 > from && (words.endsRoad(text, end - 1) || words.isDirection(text, end - 1));
    }

    /** The word after the street: after the last road word, its direction and its unit; -1 when there is no road word. */
    private int streetEnd(AddressText text, int from, int to) {
        int end = -1;
        for (int i = from + 1; i < to; i++) {
            if (words.surelyEndsRoad(text, i)) {
                end = i + 1;
            }
        }
        if (end < 0) {
            return end;
        }
        if (end < to && words.isDirection(text, end) && text.word(end).length() <= 2) {
            end++;
        }
        for (int i = end; i < to; i++) {
            if (text.hasDigit(i) || text.word(i).length() == 1) {
                end = i + 1;
            }
        }
        return end;
    }
}
