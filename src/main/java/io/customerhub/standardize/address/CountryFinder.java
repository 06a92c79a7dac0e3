package io.customerhub.standardize.address;

import io.customerhub.standardize.country.Countries;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the name or code of a country off the end, or off the first line, of an address. */
final class CountryFinder {

    private static final int LONGEST_NAME = 4;

    /** Territories whose address names their state on a line of its own after them. */
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("GB", "FK GS SH GI BM KY MS TC VG AI GG JE IM IO PN"),
            Map.entry("FR", "GP RE MQ GF YT BL MF PM NC PF WF TF"),
            Map.entry("US", "PR GU VI MP AS UM"),
            Map.entry("NL", "AW CW SX BQ"),
            Map.entry("CN", "HK MO TW"),
            Map.entry("DK", "FO GL"),
            Map.entry("AU", "CX CC NF"),
            Map.entry("NO", "SJ"),
            Map.entry("FI", "AX"));

    private static final Set<String> CITY_STATES = Set.of("SG", "MC", "GI");

    private final Countries names;
    private final Regions regions;
    private final Places places;

    CountryFinder(Countries names, Regions regions, Places places) {
        this.names = names;
        this.regions = regions;
        this.places = places;
    }

    /**
     * The country that the address names; its words are then gone from the frame. Null when it names none for sure.
     *
     * @param region the record's region; null when it is not known
     */
    @Nullable
    String take(Frame frame, @Nullable String region) {
        AddressText text = frame.text();
        int last = frame.lastSegment();
        String found = takeEnd(frame, last, region);
        if (found == null && text.hasLines() && text.segments() > 1) {
            found = named(frame, 0, text.end(0), region);
            if (found != null) {
                frame.narrow(text.end(0), frame.to());
                frame.reverse();
            }
        }
        if (found == null) {
            return cityState(frame, last);
        }
        if (frame.isEmpty()) {
            return found;
        }
        int before = frame.lastSegment();
        String inner = named(frame, frame.first(before), frame.to(), null);
        if (inner != null
                && (inner.equals(found) || STATES.getOrDefault(found, "").contains(inner))) {
            frame.narrow(frame.from(), frame.first(before));
            return inner;
        }
        return found;
    }

    /** 'Singapore 546080': the country is the town, too, so its words stay. */
    private @Nullable String cityState(Frame frame, int last) {
        int first = frame.first(last);
        if (frame.to() - first != 2 || !frame.text().hasDigit(first + 1)) {
            return null;
        }
        String found = named(frame, first, first + 1, null);
        return found != null && CITY_STATES.contains(found) ? found : null;
    }

    private @Nullable String takeEnd(Frame frame, int last, @Nullable String region) {
        int end = frame.to();
        int first = frame.first(last);
        String whole = named(frame, first, end, region);
        if (whole != null) {
            frame.narrow(frame.from(), first);
            return whole;
        }
        for (int start = Math.max(first + 1, end - LONGEST_NAME); start < end; start++) {
            String found = trailing(frame, start, end, region);
            if (found != null) {
                frame.narrow(frame.from(), start);
                return found;
            }
        }
        return null;
    }

    /** A whole segment that names a country. */
    private @Nullable String named(Frame frame, int from, int to, @Nullable String region) {
        AddressText text = frame.text();
        if (to - from > 8 || text.hasDigit(from, to)) {
            return null;
        }
        String words = text.slice(from, to);
        String found = names.codeOf(words);
        if (found == null || found.isEmpty() || words.length() < 2) {
            return null;
        }
        String state = region == null ? "US" : region;
        boolean isState = words.length() <= 3 && !found.equals(region)
                ? isStateCode(words, region)
                : !found.equals(state) && isState(state, words, found);
        return isState && !isBelowItsTown(frame, from, found) ? null : found;
    }

    /** True for a state of that name which is no country of its own, as Guam is. */
    private boolean isState(String country, String words, String found) {
        Regions.Region state = regions.named(country, words);
        return state != null && !state.code().equals(found);
    }

    /** True when the segment before, without its digits, is a place of that country alone: '0114 Tbilisi', then 'Georgia'. */
    private boolean isBelowItsTown(Frame frame, int at, String country) {
        AddressText text = frame.text();
        if (at <= frame.from()) {
            return false;
        }
        int start = frame.first(text.segmentOf(at - 1));
        int first = start;
        while (first < at && text.hasDigit(first)) {
            first++;
        }
        if (first >= at || !places.contains(country, text, first, at)) {
            return false;
        }
        return first > start || !places.contains("US", text, first, at);
    }

    private boolean isStateCode(String words, @Nullable String region) {
        return region == null ? regions.isCodeSomewhere(words) : regions.coded(region, words) != null;
    }

    /** Words at the end of a segment that name a country. */
    private @Nullable String trailing(Frame frame, int from, int to, @Nullable String region) {
        AddressText text = frame.text();
        if (text.hasDigit(from, to)) {
            return null;
        }
        String words = text.slice(from, to);
        String found = names.codeOf(words);
        if (found == null || found.isEmpty()) {
            return null;
        }
        if (words.length() <= 3) {
            boolean capitals = words.equals(words.toUpperCase(java.util.Locale.ROOT));
            return capitals && (!isStateCode(words, region) || isAfterCodeAndTown(text, from, found)) ? found : null;
        }
        String state = region == null ? "US" : region;
        for (int start = Math.max(frame.first(text.segmentOf(from)), from - 2); start <= from; start++) {
            if (!found.equals(state) && isState(state, text.slice(start, to), found)) {
                return null;
            }
        }
        boolean placeHere = region != null && !region.equals(found) && places.contains(region, words);
        return placeHere ? null : found;
    }

    /** True for 'Street 67 13353 Berlin DE': two numbers and a town before the code can be no state. */
    private static boolean isAfterCodeAndTown(AddressText text, int at, String country) {
        int word = at - 1;
        while (word > 1 && !text.hasDigit(word)) {
            word--;
        }
        return word < at - 1
                && word > 1
                && text.hasDigit(word - 1)
                && !country.equals("CA")
                && text.stop(word) - text.start(word) >= 4;
    }
}
