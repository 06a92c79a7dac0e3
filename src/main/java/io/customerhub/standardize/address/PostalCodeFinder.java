package io.customerhub.standardize.address;

import org.jspecify.annotations.Nullable;

/** Finds the postal code of an address where its country's format has it. */
final class PostalCodeFinder {

    private static final int LONGEST = 3;

    private final PostalCodes codes;
    private final AddressWords words;
    private final Regions regions;
    private final Places places;

    PostalCodeFinder(PostalCodes codes, AddressWords words, Regions regions, Places places) {
        this.codes = codes;
        this.words = words;
        this.regions = regions;
        this.places = places;
    }

    /**
     * A postal code in a text.
     *
     * @param from its first word, or the word that announces it
     * @param to the word after its last one
     * @param standard its standard form
     */
    record Found(int from, int to, String standard) {}

    /** The code that stands last where one may stand; null when there is none. */
    @Nullable
    Found find(Frame frame) {
        if (!codes.knows(frame.country())) {
            return null;
        }
        for (int from = frame.to() - 1; from >= frame.from(); from--) {
            Found found = at(frame, from);
            if (found != null && isAnnounced(frame, from)) {
                return new Found(from - 1, found.to(), found.standard());
            }
            if (found != null && mayStand(frame, found)) {
                return found;
            }
        }
        return null;
    }

    private boolean isAnnounced(Frame frame, int from) {
        AddressText text = frame.text();
        return from > frame.from()
                && text.segmentOf(from) == text.segmentOf(from - 1)
                && words.announcesCode(text, from - 1);
    }

    /** The longest code that begins at a word. */
    private @Nullable Found at(Frame frame, int from) {
        AddressText text = frame.text();
        int end = Math.min(frame.end(text.segmentOf(from)), from + LONGEST);
        for (int to = end; to > from; to--) {
            String code = codes.match(frame.country(), text.text(), text.start(from), text.stop(to - 1));
            if (code == null && to == from + 1) {
                code = prefixed(frame, from);
                code = code == null ? beforeTown(frame, from, end) : code;
            }
            boolean longer = code != null
                    && from > frame.from()
                    && codes.match(frame.country(), text.text(), text.start(from - 1), text.stop(to - 1)) != null
                    && text.segmentOf(from - 1) == text.segmentOf(from);
            if (code != null && !longer) {
                return new Found(from, to, code);
            }
        }
        return null;
    }

    /** A part of a code counts where a known place is all that follows: '5500 Mendoza'. */
    private @Nullable String beforeTown(Frame frame, int word, int end) {
        AddressText text = frame.text();
        boolean leads = word == frame.first(text.segmentOf(word)) && isPlace(frame, word + 1, end);
        return leads ? codes.partial(frame.country(), text.word(word)) : null;
    }

    /** A code with the sign of its country before it, such as D-10115 or MD-2012, or in brackets. */
    private @Nullable String prefixed(Frame frame, int word) {
        AddressText text = frame.text();
        int from = text.start(word);
        int to = text.stop(word);
        String all = text.text();
        if (all.charAt(from) == '(' && all.charAt(to - 1) == ')') {
            return codes.match(frame.country(), all, from + 1, to - 1);
        }
        if (all.charAt(from) == '〒') {
            return codes.match(frame.country(), all, from + 1, to);
        }
        int hyphen = all.indexOf('-', from);
        boolean sign = hyphen > from && hyphen <= from + 2 && hyphen < to && Character.isLetter(all.charAt(from));
        return sign ? codes.match(frame.country(), all, hyphen + 1, to) : null;
    }

    private boolean mayStand(Frame frame, Found found) {
        AddressText text = frame.text();
        int segment = text.segmentOf(found.from());
        boolean starts = found.from() == frame.first(segment);
        boolean ends = found.to() == frame.end(segment);
        if (starts && ends) {
            return found.from() > frame.from()
                    || text.segments() == 1
                    || found.standard().length() > 4;
        }
        boolean unmistakable = hasLetter(found.standard()) || found.standard().length() > 6;
        if (!ends) {
            return frame.format().postalCodeFirst()
                    ? mayLead(frame, found, starts, unmistakable)
                    : starts
                            && segment > frame.firstSegment()
                            && (frame.format().regionAfterCode() || isPlace(frame, found.to(), frame.end(segment)));
        }
        if (afterUnit(frame, found) && !unmistakable || text.hasDigit(found.from() - 1) && !unmistakable) {
            return false;
        }
        int after = frame.lastSegment() - segment;
        if (frame.format().postalCodeFirst()) {
            boolean five = found.standard().length() >= 5 && segment > frame.firstSegment();
            return five || after == 0 && endsWithPlace(frame, frame.first(segment), found.from());
        }
        return unmistakable
                || after == 0
                || after == 1
                        && (found.standard().length() >= 5 || endsWithPlace(frame, frame.first(segment), found.from()));
    }

    /** True for '10115 Berlin' and 'Triftstrasse 67 13353 Berlin'. */
    private boolean mayLead(Frame frame, Found found, boolean starts, boolean unmistakable) {
        AddressText text = frame.text();
        boolean townFollows = !text.hasDigit(found.to()) || text.stop(found.to()) - text.start(found.to()) > 3;
        if (!townFollows) {
            return false;
        }
        return starts
                ? unmistakable || mayStart(frame, found)
                : found.standard().length() >= 5 || text.hasDigit(found.from() - 1);
    }

    private boolean endsWithPlace(Frame frame, int first, int to) {
        for (int from = Math.max(first, to - LONGEST); from < to; from++) {
            if (isPlace(frame, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlace(Frame frame, int from, int to) {
        return from < to && places.contains(frame.country(), frame.text(), from, to);
    }

    /** A number at the start of the first line may be that of a house. */
    private boolean mayStart(Frame frame, Found found) {
        AddressText text = frame.text();
        int segment = text.segmentOf(found.from());
        if (segment > frame.firstSegment()) {
            return true;
        }
        return !words.beginsRoad(text, found.to()) && !words.endsRoad(text, frame.end(segment) - 1);
    }

    private boolean afterUnit(Frame frame, Found found) {
        if (found.from() == frame.from()) {
            return false;
        }
        AddressText text = frame.text();
        int before = found.from() - 1;
        return regions.coded(frame.country(), text, before) == null
                && (words.isUnit(text, before)
                        || words.beginsWithoutHouse(text, before)
                        || words.isNumberWord(text, before));
    }

    private static boolean hasLetter(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (Character.isLetter(code.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
