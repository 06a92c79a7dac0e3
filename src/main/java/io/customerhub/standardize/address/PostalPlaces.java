package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where postal codes lie: the states of the United States by the first three digits ({@code regions.tsv}), the provinces,
 * cities and counties of China by the first two ({@code postal-leads.tsv}); the heads of the files name the sources. A name
 * that several provinces have is not known here. Immutable.
 */
public final class PostalPlaces {

    private static final String CHINA = "CN";
    private static final Leads SEVERAL = new Leads(new String[0]);

    private final Map<String, Map<String, Leads>> byCountry = new HashMap<>();

    /**
     * The leading digits of the postal codes of a place.
     *
     * @param ranges such as {@code 100-149} and {@code 063}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared but by identity, and never handed out
    private record Leads(String[] ranges) {

        boolean has(String postalCode) {
            for (String range : ranges) {
                int width = range.indexOf('-') < 0 ? range.length() : range.indexOf('-');
                if (compare(postalCode, range, 0, width) >= 0
                        && compare(postalCode, range, range.length() - width, width) <= 0) {
                    return true;
                }
            }
            return false;
        }

        private static int compare(String postalCode, String range, int from, int width) {
            for (int i = 0; i < width; i++) {
                int difference = postalCode.charAt(i) - range.charAt(from + i);
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        }
    }

    private PostalPlaces() {}

    /** Reads the lists. */
    public static PostalPlaces load() {
        PostalPlaces places = new PostalPlaces();
        for (String line : WordList.lines(PostalPlaces.class, "regions.tsv")) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 3 && !cells[3].isEmpty() && !cells[1].startsWith("+")) {
                Leads leads = new Leads(cells[3].split(","));
                places.add(cells[0], cells[1], leads);
                places.add(cells[0], cells[0] + "-" + cells[1], leads);
                for (String name : cells[2].split("\\|")) {
                    places.add(cells[0], name, leads);
                }
            }
        }
        places.addChina();
        return places;
    }

    private void addChina() {
        Map<String, Leads> byProvince = new HashMap<>();
        for (String line : WordList.lines(PostalPlaces.class, "postal-leads.tsv")) {
            byProvince.put(line.substring(0, 2), new Leads(line.substring(7).split(",")));
        }
        for (String line : WordList.lines(PostalPlaces.class, "cn-divisions.tsv")) {
            int start = line.charAt(0) == '-' ? 1 : 0;
            String name = line.substring(start + 7);
            Leads leads = byProvince.getOrDefault(line.substring(start, start + 2), SEVERAL);
            add(CHINA, name, leads);
            add(CHINA, ChineseDivisions.stem(name), leads);
        }
    }

    /** The same name in two provinces tells nothing. */
    private void add(String country, String name, Leads leads) {
        byCountry
                .computeIfAbsent(country, key -> new HashMap<>())
                .merge(name, leads, (known, other) -> known == other ? known : SEVERAL);
    }

    /** True when the names of a country's cities tell where its postal codes lie, and not only those of its regions. */
    public boolean hasSureCities(String country) {
        return country.equals(CHINA);
    }

    /**
     * True when a postal code surely lies elsewhere; false also when the place or where its codes lie is not known.
     *
     * @param country ISO 3166-1 alpha-2
     * @param postalCode a whole code of the country
     * @param place a state, province or city as its country writes it, or its code of ISO 3166-2
     */
    public boolean excludes(String country, String postalCode, String place) {
        Leads leads = leads(country, place);
        return leads != null && !leads.has(postalCode);
    }

    /** True when a postal code surely lies where the place does; with the parameters of {@link #excludes}. */
    boolean includes(String country, String postalCode, String place) {
        Leads leads = leads(country, place);
        return leads != null && leads.has(postalCode);
    }

    private @Nullable Leads leads(String country, String place) {
        Map<String, Leads> places = byCountry.get(country);
        Leads leads = places == null ? null : places.get(place);
        return leads == SEVERAL ? null : leads;
    }
}
