package io.customerhub.standardize.address;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the country of an address that names none, from postal codes whose form no other country has, or from a state and
 * a ZIP code that lies in it. Says nothing where it is not sure.
 */
final class CountryGuess {

    /** The postcode areas of the United Kingdom (Unicode CLDR postalCodeData.xml, GB). */
    private static final Set<String> AREAS = Set.of(
            ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX"
                            + " FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N"
                            + " NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW"
                            + " SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")
                    .split(" "));

    /** Distinguishing signs of vehicles (Vienna Convention on Road Traffic), as CEPT wrote them before postal codes. */
    private static final Map<String, String> SIGNS =
            Map.of("D", "DE", "A", "AT", "F", "FR", "I", "IT", "B", "BE", "L", "LU", "S", "SE", "N", "NO", "E", "ES");

    private final PostalCodes codes;
    private final Regions regions;
    private final Places places;
    private final List<String> codeFirst;

    CountryGuess(PostalCodes codes, Regions regions, Places places, Map<String, CountryFormat> formats) {
        this.codes = codes;
        this.regions = regions;
        this.places = places;
        this.codeFirst = formats.entrySet().stream()
                .filter(format -> format.getValue().postalCodeFirst())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * The country of a line in a record of a region: another one only when the line does not end with a code of the region's.
     *
     * @return ISO 3166-1 alpha-2; null when nothing is sure
     */
    @Nullable
    String guess(Frame frame, @Nullable String region) {
        return region != null && (!codes.knows(region) || last(frame, region, frame.first(frame.lastSegment())) != null)
                ? null
                : guess(frame);
    }

    private @Nullable String guess(Frame frame) {
        String signed = signed(frame);
        if (signed != null) {
            return signed;
        }
        int end = frame.to();
        int first = frame.first(frame.lastSegment());
        if (end - first < 1) {
            return null;
        }
        if (!frame.text().hasDigit(end - 1)) {
            return isAmericanTown(frame) ? "US" : byCodeAndTown(frame, first, end);
        }
        String canada = last(frame, "CA", first);
        if (canada != null && canada.length() == 7) {
            return "CA";
        }
        String britain = last(frame, "GB", first);
        if (britain != null && isBritish(britain)) {
            return "GB";
        }
        String zip = codes.match(
                "US",
                frame.text().text(),
                frame.text().start(end - 1),
                frame.text().stop(end - 1));
        if (zip != null && end - 1 > frame.from() && isStateOf(frame, zip)) {
            return "US";
        }
        return byState(frame, end);
    }

    /** The country of a state before a postal code of its form: 'VIC 3000', 'Haryana 122015'. */
    private @Nullable String byState(Frame frame, int end) {
        AddressText text = frame.text();
        if (end - 2 < frame.from()) {
            return null;
        }
        if (codes.match("AU", text.text(), text.start(end - 1), text.stop(end - 1)) != null
                && regions.coded("AU", text, end - 2) != null) {
            return "AU";
        }
        boolean india = codes.match("IN", text.text(), text.start(end - 1), text.stop(end - 1)) != null
                && (regions.named("IN", text, end - 2, end - 1) != null
                        || end - 3 >= frame.from() && regions.named("IN", text, end - 3, end - 1) != null);
        return india ? "IN" : null;
    }

    /**
     * True for a known town and the code of a state behind it, 'Portland, ME', unless the code is that of a country which has a
     * town of that name: 'Berlin, DE'.
     */
    private boolean isAmericanTown(Frame frame) {
        AddressText text = frame.text();
        int state = frame.to() - 1;
        String code = text.word(state);
        if (code.length() != 2 || state <= frame.from() || regions.coded("US", text, state) == null) {
            return false;
        }
        int segment = text.segmentOf(state - 1);
        for (int from = frame.first(segment); from < state; from++) {
            if (places.contains("US", text, from, state) && !text.hasDigit(from, state)) {
                return !places.contains(code, text, from, state);
            }
        }
        return false;
    }

    /** The only country that writes codes of this form before its towns and has this town: '10117 Berlin'. */
    private @Nullable String byCodeAndTown(Frame frame, int first, int end) {
        AddressText text = frame.text();
        int code = end - 1;
        while (code >= first && !text.hasDigit(code)) {
            code--;
        }
        if (code < first || code == frame.from() || code == end - 1 || text.stop(code) - text.start(code) < 4) {
            return null;
        }
        String only = null;
        for (String country : codeFirst) {
            if (codes.match(country, text.text(), text.start(code), text.stop(code)) != null
                    && places.contains(country, text, code + 1, end)) {
                if (only != null) {
                    return null;
                }
                only = country;
            }
        }
        return only;
    }

    /** The country of a code with its sign before a place of it: 'CH-8001 Zürich', 'D-10115 Berlin'. */
    private @Nullable String signed(Frame frame) {
        AddressText text = frame.text();
        for (int word = frame.to() - 2; word >= frame.from(); word--) {
            int from = text.start(word);
            int hyphen = text.text().indexOf('-', from);
            if (hyphen < from + 1 || hyphen > from + 2 || hyphen + 4 >= text.stop(word)) {
                continue;
            }
            String sign = text.text().substring(from, hyphen);
            String country = SIGNS.getOrDefault(sign, sign);
            boolean code = codes.match(country, text.text(), hyphen + 1, text.stop(word)) != null;
            if (code && places.contains(country, text, word + 1, frame.end(text.segmentOf(word)))) {
                return country;
            }
        }
        return null;
    }

    private @Nullable String last(Frame frame, String country, int first) {
        AddressText text = frame.text();
        int end = frame.to();
        for (int from = Math.max(first, end - 2); from < end; from++) {
            String found = codes.match(country, text.text(), text.start(from), text.stop(end - 1));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** True when a code of British form begins with one of the postcode areas. */
    static boolean isBritish(String code) {
        return code.length() > 1 && AREAS.contains(area(code));
    }

    private static String area(String code) {
        return Character.isLetter(code.charAt(1)) ? code.substring(0, 2) : code.substring(0, 1);
    }

    private boolean isStateOf(Frame frame, String zip) {
        AddressText text = frame.text();
        int end = frame.to() - 1;
        Regions.Region state = regions.coded("US", text, end - 1);
        for (int from = end - 1; state == null && from >= Math.max(frame.from(), end - 3); from--) {
            state = regions.named("US", text, from, end);
        }
        return state != null && state.mayHave(zip);
    }
}
