package io.customerhub.standardize.address;

import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The populated places of each country, from {@code places.tsv} (GeoNames) and {@code places-local.tsv}. Kept as sorted 64-bit hashes of country and
 * folded name: a megabyte, and a name that is no place is taken for one by chance once in a hundred million million times.
 */
final class Places {

    private static final String ANYWHERE = "**";

    private final long[] hashes;

    private Places(long[] hashes) {
        this.hashes = hashes;
    }

    /** Reads the list. */
    static Places load() {
        long[] hashes = new long[1 << 18];
        int count = 0;
        List<String> lines = new ArrayList<>(WordList.lines(Places.class, "places.tsv"));
        lines.addAll(WordList.lines(Places.class, "places-local.tsv"));
        for (String line : lines) {
            String country = line.substring(0, 2);
            int from = 3;
            while (from < line.length()) {
                int bar = line.indexOf('|', from);
                int to = bar < 0 ? line.length() : bar;
                if (isCode(line, from, to)) {
                    from = to + 1;
                    continue;
                }
                hashes[count++] = NameHash.of(country, line, from, to);
                hashes[count++] = NameHash.of(ANYWHERE, line, from, to);
                from = to + 1;
            }
        }
        long[] sorted = Arrays.copyOf(hashes, count);
        Arrays.sort(sorted);
        return new Places(sorted);
    }

    /** True for two capitals, which are the code of a country or state rather than a place. */
    private static boolean isCode(String line, int from, int to) {
        return to - from == 2
                && line.charAt(from) >= 'A'
                && line.charAt(from) <= 'Z'
                && line.charAt(from + 1) >= 'A'
                && line.charAt(from + 1) <= 'Z';
    }

    /** True when the country has a place of this name; any country when the country is empty. */
    boolean contains(String country, String name) {
        return contains(NameHash.of(country.isEmpty() ? ANYWHERE : country, name, 0, name.length()));
    }

    /** The same of the words from one to before another. */
    boolean contains(String country, AddressText text, int from, int to) {
        return from < to
                && contains(NameHash.of(
                        country.isEmpty() ? ANYWHERE : country, text.text(), text.start(from), text.stop(to - 1)));
    }

    private boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }
}
