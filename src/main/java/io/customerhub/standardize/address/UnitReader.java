package io.customerhub.standardize.address;

/** Reads flats, suites, floors and rooms. */
final class UnitReader {

    private final AddressWords words;

    UnitReader(AddressWords words) {
        this.words = words;
    }

    /** A segment that is a unit, such as 'Flat 14', '#5' or '6th Floor'. */
    boolean read(Frame frame, int from, int to) {
        AddressText text = frame.text();
        int size = to - from;
        boolean leads =
                size <= 3 && words.isUnit(text, from) && (size > 1 ? isUnitName(text, from + 1) : text.hasDigit(from));
        boolean floor = size == 2 && isFloor(text, from);
        if (leads || floor) {
            frame.reading().put(AddressPart.UNIT, text.slice(from, to));
        }
        return leads || floor;
    }

    private boolean isUnitName(AddressText text, int word) {
        return text.hasDigit(word) || text.word(word).length() == 1 || words.isNumberWord(text, word);
    }

    private boolean isFloor(AddressText text, int word) {
        return words.isFloor(text, word + 1) && (text.hasDigit(word) || words.isOrdinal(text, word));
    }

    /** Where the road ends and a unit begins: 'Main St | Apt #456', 'West 26th Street | Sixth Floor'. */
    int endOfRoad(Frame frame, int road, int to) {
        AddressText text = frame.text();
        for (int i = road + 1; i < to; i++) {
            boolean sign = text.word(i).charAt(0) == '#' && text.hasDigit(i);
            boolean named = sign || words.isUnit(text, i) && i + 1 < to && isUnitName(text, i + 1);
            boolean floor = i + 1 < to && isFloor(text, i);
            if (named || floor) {
                int size = sign ? 1 : i + 2 < to && words.isNumberWord(text, i + 1) ? 3 : 2;
                frame.reading().put(AddressPart.UNIT, text.slice(i, i + size));
                return i;
            }
        }
        return to;
    }
}
