package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States, provinces and counties by country, from {@code regions.tsv}; its head names the sources. Immutable. */
final class Regions {

    private static final String CODE = "=";

    /** Countries whose lines end with the code of a state. */
    private static final Set<String> STATES_BY_CODE = Set.of("US", "CA", "AU");

    private final long[] hashes;
    private final Region[] regions;
    private final Map<String, List<String>> nativeNames;

    /**
     * A state, province or county.
     *
     * @param code ISO 3166-2 without the country; with '+' before it a county or province below the region
     * @param postal leading digits of its postal codes as ranges, such as {@code 100-149,063}; empty when not known
     * @param byCode true when this was found by its code, not by its name
     */
    record Region(String country, String code, String postal, boolean byCode) {

        /** ISO 3166-2, such as US-NY. */
        String iso() {
            return country + "-" + (code.startsWith("+") ? code.substring(1) : code);
        }

        /** True for a county or province below the region. */
        boolean isCounty() {
            return code.startsWith("+");
        }

        /** True when a postal code may lie in it; also when that is not known. */
        boolean mayHave(String postalCode) {
            if (postal.isEmpty()) {
                return true;
            }
            String lead = postalCode.substring(0, 3);
            for (int i = 0; i < postal.length(); ) {
                int comma = postal.indexOf(',', i);
                int end = comma < 0 ? postal.length() : comma;
                String low = postal.substring(i, i + 3);
                String high = postal.substring(end - 3, end);
                if (lead.compareTo(low) >= 0 && lead.compareTo(high) <= 0) {
                    return true;
                }
                i = end + 1;
            }
            return false;
        }
    }

    private Regions(Map<Long, Region> byHash, Map<String, List<String>> nativeNames) {
        hashes = byHash.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        regions = Arrays.stream(hashes).mapToObj(byHash::get).toArray(Region[]::new);
        this.nativeNames = nativeNames;
    }

    /** Reads the list. */
    static Regions load() {
        Map<Long, Region> byHash = new HashMap<>();
        Map<String, List<String>> nativeNames = new HashMap<>();
        for (String line : WordList.lines(Regions.class, "regions.tsv")) {
            String[] cells = line.split("\t", -1);
            String country = cells[0];
            String postal = cells.length > 3 ? cells[3] : "";
            for (String name : cells[2].split("\\|")) {
                byHash.putIfAbsent(
                        NameHash.of(country, name, 0, name.length()), new Region(country, cells[1], postal, false));
                if (name.charAt(0) >= 0x3000) {
                    nativeNames
                            .computeIfAbsent(country, key -> new ArrayList<>())
                            .add(name);
                }
            }
            String code = cells[1].startsWith("+") ? cells[1].substring(1) : cells[1];
            boolean letters = !code.isEmpty() && Character.isLetter(code.charAt(0));
            if (letters && !(country.equals("GB") || country.equals("IE") || country.equals("ES"))) {
                byHash.put(
                        NameHash.of(country + CODE, code, 0, code.length()),
                        new Region(country, cells[1], postal, true));
            }
        }
        return new Regions(byHash, nativeNames);
    }

    /** The region of a full name; null when the country has none of this name. */
    @Nullable
    Region named(String country, String name) {
        return find(NameHash.of(country, name, 0, name.length()));
    }

    /** The region whose full name the words from one to before another are; null when there is none. */
    @Nullable
    Region named(String country, AddressText text, int from, int to) {
        return find(NameHash.of(country, text.text(), text.start(from), text.stop(to - 1)));
    }

    /** The region of a code such as NY or N.Y., written in capitals; null when the country has none. */
    @Nullable
    Region coded(String country, String text) {
        return coded(country, text, 0, text.length());
    }

    /** The region whose code a word is, in small letters only where all of the line is; null when there is none. */
    @Nullable
    Region coded(String country, AddressText text, int word) {
        int from = text.start(word);
        int to = text.stop(word);
        boolean small = Character.isLowerCase(text.text().charAt(from))
                && STATES_BY_CODE.contains(country)
                && isWithoutCapitals(text.text());
        return small
                ? coded(country, text.text().substring(from, to).toUpperCase(Locale.ROOT))
                : coded(country, text.text(), from, to);
    }

    private static boolean isWithoutCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Region coded(String country, String text, int from, int to) {
        if (to - from > 8) {
            return null;
        }
        for (int i = from; i < to; i++) {
            if (Character.isLowerCase(text.charAt(i)) || text.charAt(i) == ' ') {
                return null;
            }
        }
        return find(NameHash.of(country + CODE, text, from, to));
    }

    private @Nullable Region find(long hash) {
        int at = Arrays.binarySearch(hashes, hash);
        return at < 0 ? null : regions[at];
    }

    /** True when the text is the code of a state of one of the countries whose lines end with them. */
    boolean isCodeSomewhere(String text) {
        return coded("US", text) != null || coded("CA", text) != null || coded("AU", text) != null;
    }

    /** The name in the country's own script with which a text begins; null when there is none. */
    @Nullable
    String nativeAt(String country, String text, int at) {
        String longest = null;
        for (String name : nativeNames.getOrDefault(country, List.of())) {
            if (text.startsWith(name, at) && (longest == null || name.length() > longest.length())) {
                longest = name;
            }
        }
        return longest;
    }
}
