package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.Map;

/**
 * How addresses of a country are written, from {@code formats.tsv}; its head names the sources.
 *
 * @param numberFirst true when the number of the house stands before the road
 * @param numberComma true when a comma stands between number and road
 * @param own the format in the country's own script
 * @param latin the format in Latin script
 */
record CountryFormat(boolean numberFirst, boolean numberComma, String own, String latin) {

    /** Where most of the world has its parts. */
    static final CountryFormat ANY = new CountryFormat(false, false, "%N%n%O%n%A%n%C %Z", "%N%n%O%n%A%n%C %Z");

    /** Reads the list: formats by country. */
    static Map<String, CountryFormat> load() {
        Map<String, CountryFormat> formats = new HashMap<>();
        for (String line : WordList.lines(CountryFormat.class, "formats.tsv")) {
            String[] cells = line.split("\t", -1);
            String latin = cells[3].isEmpty() ? cells[2] : cells[3];
            formats.put(
                    cells[0],
                    new CountryFormat(cells[1].startsWith("number"), cells[1].endsWith(","), cells[2], latin));
        }
        return Map.copyOf(formats);
    }

    /** True when the postal code stands before the locality. */
    boolean postalCodeFirst() {
        int code = latin.indexOf("%Z");
        return code >= 0 && code < latin.indexOf("%C");
    }

    /** True when the region stands behind the postal code and the locality on the line before. */
    boolean regionAfterCode() {
        return latin.contains("%Z %S");
    }

    /** True when the format has a district. */
    boolean hasDistrict() {
        return latin.contains("%D");
    }
}
