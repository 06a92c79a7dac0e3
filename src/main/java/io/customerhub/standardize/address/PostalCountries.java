package io.customerhub.standardize.address;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The country that a postal code can be of alone. A code decides by its form where no other country writes one like it: by
 * its letters (SW1A 1AA, K1A 0B1, 1012 AB, D02 AF30) or by its hyphen (1000-205, 00-950, 01310-100). A bare row of digits
 * never does; with a Chinese place or a state of the United States beside it, it does when it lies there.
 */
public final class PostalCountries {

    private static final String BRITAIN = "GB";

    /**
     * Countries whose form is theirs alone (Unicode CLDR postalCodeData.xml); Chile, too, writes 150-0002 as Japan
     * does, and Brunei LV1010.
     */
    private static final Set<String> OWN_FORM =
            Set.of(BRITAIN, "CA", "NL", "IE", "PT", "PL", "BR", "AR", "MT", "AD", "LT", "BB", "KY");

    /** What the post of the United States serves and ISO 3166-1 takes for countries of their own. */
    private static final List<String> TERRITORIES = List.of("PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW");

    private static final int LONGEST = 10;
    private static final int LEAST_NAME = 4;

    private final PostalCodes codes;
    private final PostalPlaces places;

    /** Tells countries by these lists. */
    public PostalCountries(PostalCodes codes, PostalPlaces places) {
        this.codes = codes;
        this.places = places;
    }

    /**
     * The country of a postal code.
     *
     * @param code in half-width form, as it is written
     * @param locality the city beside it; null when there is none
     * @param region the state or province beside it; null when there is none
     * @return ISO 3166-1 alpha-2; null when nothing is sure
     */
    public @Nullable String countryOf(String code, @Nullable String locality, @Nullable String region) {
        String written = code.strip().toUpperCase(Locale.ROOT);
        if (written.isEmpty() || written.length() > LONGEST) {
            return null;
        }
        if (!isBare(written)) {
            return ofForm(written);
        }
        if (lies("CN", written, locality) || lies("CN", written, region)) {
            return "CN";
        }
        boolean american = isName(region) && lies("US", written, region)
                || isName(locality) && !isName(region) && lies("US", written, locality);
        return american && TERRITORIES.stream().noneMatch(territory -> codes.isWhole(territory, written, 0))
                ? "US"
                : null;
    }

    private @Nullable String ofForm(String written) {
        String found = codes.only(written);
        if (found == null || !OWN_FORM.contains(found)) {
            return null;
        }
        if (found.equals(BRITAIN) && !CountryGuess.isBritish(written)) {
            return null;
        }
        return hasLetter(written) || written.equals(codes.whole(found, written)) ? found : null;
    }

    private boolean lies(String country, String code, @Nullable String place) {
        return place != null && codes.isWhole(country, code, 0) && places.includes(country, code, place);
    }

    /** Short forms of states are those of provinces elsewhere: 38121 is a code of TN in Tennessee and in Trento. */
    private static boolean isName(@Nullable String place) {
        return place != null && place.length() >= LEAST_NAME;
    }

    private static boolean isBare(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLetter(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) >= 'A' && written.charAt(i) <= 'Z') {
                return true;
            }
        }
        return false;
    }
}
