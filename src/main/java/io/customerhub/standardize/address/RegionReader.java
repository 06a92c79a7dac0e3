package io.customerhub.standardize.address;

import io.customerhub.standardize.address.Regions.Region;
import org.jspecify.annotations.Nullable;

/** Reads the state, province or county of an address. */
final class RegionReader {

    private static final int LONGEST_REGION = 4;

    private final Regions regions;

    RegionReader(Regions regions) {
        this.regions = regions;
    }

    /** Takes the region from the segments behind code and town. */
    void takeBehind(Frame frame, int from) {
        int next = from;
        while (next < frame.to()) {
            int stop = frame.end(frame.text().segmentOf(next));
            Region region = regions.named(frame.country(), frame.text(), next, stop);
            if (region != null) {
                put(frame, region, next, stop);
            }
            next = stop;
        }
    }

    /** Where a region begins that ends here; -1 when there is none. */
    int startOf(Frame frame, int first, int to) {
        for (int start = Math.max(first, to - LONGEST_REGION); start < to; start++) {
            if (region(frame, start, to) != null) {
                return start;
            }
        }
        return -1;
    }

    /** The region that these words name or are the code of; null when they are none. */
    @Nullable
    Region region(Frame frame, int start, int to) {
        AddressText text = frame.text();
        if (text.hasDigit(start, to)) {
            return null;
        }
        Region named = regions.named(frame.country(), text, start, to);
        boolean alone = start == 0 || start + 1 < to;
        return named != null || start + 1 < to || alone && to == 1
                ? named
                : regions.coded(frame.country(), text, start);
    }

    /** The region whose code, or whose name in brackets, the word is; null when it is none. */
    @Nullable
    Region behindTown(Frame frame, int word) {
        String written = frame.text().word(word);
        String name = bare(written);
        Region region = regions.coded(frame.country(), name);
        return region == null && name.length() < written.length() ? regions.named(frame.country(), name) : region;
    }

    /** True when the words are a region's code. */
    boolean isCode(Frame frame, int from, int to) {
        return regions.coded(frame.country(), frame.text().slice(from, to)) != null;
    }

    /** Takes a region, unless one has been taken before. */
    void put(Frame frame, Region region, int from, int to) {
        String written = bare(frame.text().slice(from, to));
        boolean taken = frame.reading().has(AddressPart.ADDRESS_REGION);
        if (taken) {
            return;
        }
        String standard =
                region.byCode() ? region.iso().substring(region.country().length() + 1) : written;
        frame.reading().put(AddressPart.ADDRESS_REGION, standard, AddressRule.REGION, written);
        if (!region.isCounty()) {
            frame.reading().put(AddressPart.REGION_CODE, region.iso());
        }
    }

    private static String bare(String word) {
        boolean brackets = word.length() > 2 && word.charAt(0) == '(' && word.charAt(word.length() - 1) == ')';
        return brackets ? word.substring(1, word.length() - 1) : word;
    }

    /** A ZIP code that does not lie in the state contradicts it; both stay as written. */
    void check(Frame frame, String code) {
        String written = frame.reading().get(AddressPart.ADDRESS_REGION);
        if (written == null) {
            return;
        }
        Region region = regions.coded(frame.country(), written);
        region = region == null ? regions.named(frame.country(), written) : region;
        if (region != null && !region.mayHave(code)) {
            frame.reading().tell(Trouble.POSTAL_CODE_ELSEWHERE);
            frame.reading().atMost(Confidence.LOW);
        }
    }
}
