package io.customerhub.standardize.identifier;

import io.customerhub.standardize.text.WordList;
import org.jspecify.annotations.Nullable;

/** The provinces of China by the first two digits of their codes (GB/T 2260), from {@code provinces.tsv}. */
final class ChineseProvinces {

    private static final @Nullable String[] NAMES = read();

    private ChineseProvinces() {}

    /** The name of the province whose two digits stand at a place of a number; null when there is none. */
    static @Nullable String name(String number, int at) {
        return NAMES[CheckDigits.digit(number, at) * 10 + CheckDigits.digit(number, at + 1)];
    }

    private static @Nullable String[] read() {
        @Nullable String[] names = new String[100];
        for (String line : WordList.lines(ChineseProvinces.class, "provinces.tsv")) {
            String[] cells = line.split("\t");
            names[Integer.parseInt(cells[0])] = cells[1];
        }
        return names;
    }
}
