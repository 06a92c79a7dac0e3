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
                String name = Folding.fold(line.substring(from, to));
                hashes[count++] = hash(country, name);
                hashes[count++] = hash(ANYWHERE, name);
                from = to + 1;
            }
        }
        long[] sorted = Arrays.copyOf(hashes, count);
        Arrays.sort(sorted);
        return new Places(sorted);
    }

    /** True when the country has a place of this name; any country when the country is empty. */
    boolean contains(String country, String name) {
        return Arrays.binarySearch(hashes, hash(country.isEmpty() ? ANYWHERE : country, Folding.fold(name))) >= 0;
    }

    /** FNV-1a with 64 bits (Fowler, Noll and Vo). */
    private static long hash(String country, String folded) {
        long hash = 0xcbf29ce484222325L;
        hash = (hash ^ country.charAt(0)) * 0x100000001b3L;
        hash = (hash ^ country.charAt(1)) * 0x100000001b3L;
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
