package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States, provinces and counties by country, from {@code regions.tsv}; its head names the sources. Immutable. */
final class Regions {

    private final Map<String, Map<String, Region>> byCountry = new HashMap<>();
    private final Map<String, List<String>> nativeNames = new HashMap<>();

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

    private Regions() {}

    /** Reads the list. */
    static Regions load() {
        Regions regions = new Regions();
        for (String line : WordList.lines(Regions.class, "regions.tsv")) {
            String[] cells = line.split("\t", -1);
            String postal = cells.length > 3 ? cells[3] : "";
            Map<String, Region> names = regions.byCountry.computeIfAbsent(cells[0], country -> new HashMap<>());
            for (String name : cells[2].split("\\|")) {
                names.putIfAbsent(Folding.fold(name), new Region(cells[0], cells[1], postal, false));
                if (name.charAt(0) >= 0x3000) {
                    regions.nativeNames
                            .computeIfAbsent(cells[0], country -> new ArrayList<>())
                            .add(name);
                }
            }
            String code = cells[1].startsWith("+") ? cells[1].substring(1) : cells[1];
            boolean letters = !code.isEmpty() && Character.isLetter(code.charAt(0));
            if (letters && !(cells[0].equals("GB") || cells[0].equals("IE") || cells[0].equals("ES"))) {
                names.put("=" + code.toLowerCase(java.util.Locale.ROOT), new Region(cells[0], cells[1], postal, true));
            }
        }
        return regions;
    }

    /** The region of a full name; null when the country has none of this name. */
    @Nullable
    Region named(String country, String name) {
        Map<String, Region> names = byCountry.get(country);
        return names == null ? null : names.get(Folding.fold(name));
    }

    /** The region of a code such as NY or N.Y., written in capitals; null when the country has none. */
    @Nullable
    Region coded(String country, String text) {
        Map<String, Region> names = byCountry.get(country);
        if (names == null || text.length() > 8) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return null;
            }
        }
        String folded = Folding.fold(text);
        return folded.indexOf(' ') >= 0 ? null : names.get("=" + folded);
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
