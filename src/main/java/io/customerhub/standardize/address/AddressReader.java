package io.customerhub.standardize.address;

import io.customerhub.record.RuleTrace;
import io.customerhub.standardize.country.Countries;
import io.customerhub.standardize.text.HalfWidth;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses of all countries. Holds lists of some megabytes and takes a tenth of a second to load, so one instance
 * serves all. Safe for use by several threads.
 */
public final class AddressReader {

    private final WesternReader western;
    private final EastAsianReader eastAsian;
    private final ChineseReader chinese;

    private AddressReader(Countries names, PostalCodes codes) {
        Regions regions = Regions.load();
        western = new WesternReader(names, codes, CountryFormat.load(), regions);
        eastAsian = new EastAsianReader(regions, codes);
        chinese = new ChineseReader(codes, regions);
    }

    /** Reads the lists. */
    public static AddressReader load(Countries names, PostalCodes codes) {
        return new AddressReader(names, codes);
    }

    /**
     * Reads an address of one or several lines.
     *
     * @param text cleansed; lines are parted by line feeds
     * @param region the record's region, ISO 3166-1 alpha-2; null when it is not known
     * @param trace hears what the rules do
     */
    public AddressReading read(String text, @Nullable String region, RuleTrace trace) {
        AddressReading reading = new AddressReading(trace);
        String plain = HalfWidth.of(text);
        String script = isLatin(plain) ? null : eastAsian.scriptOf(plain, region);
        if (script == null) {
            western.read(plain, region, reading);
        } else if (script.equals("KR")) {
            eastAsian.readKorean(plain, reading);
        } else if (script.equals("JP")) {
            eastAsian.readJapanese(plain, reading);
        } else {
            chinese.read(plain, region, reading);
        }
        return reading;
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x2E80) {
                return false;
            }
        }
        return true;
    }
}
