package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All regions and calling codes of libphonenumber, and its way from dialled digits to a national number: the steps of
 * {@code PhoneNumberUtil.parseHelper} and {@code isValidNumber}, version 9.0.43, in their order. Thread-safe.
 */
final class NumberingPlans {

    /** What is known about a dialled number. */
    enum Verdict {
        VALID,
        INVALID,
        /** libphonenumber has to be asked. */
        UNDECIDED
    }

    private static final int CALLING_CODES = 1000;
    private static final int LONGEST_CALLING_CODE = 3;

    /** {@code PhoneNumberUtil.MIN_LENGTH_FOR_NSN} and {@code MAX_LENGTH_FOR_NSN}. */
    private static final int SHORTEST_NATIONAL_NUMBER = 2;

    private static final int LONGEST_NATIONAL_NUMBER = 17;

    private final Map<String, Region> regions = new HashMap<>();

    /** The regions of each calling code, the main one first; null where the code is not in use. */
    private final Region @Nullable [][] regionsOfCode = new Region[CALLING_CODES][];

    NumberingPlans(PhoneNumberUtil library) {
        MetadataSource source =
                DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
        for (int code : library.getSupportedCallingCodes()) {
            List<String> names = library.getRegionCodesForCountryCode(code);
            regionsOfCode[code] = new Region[names.size()];
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                boolean ofNoRegion = name.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY);
                Region region = ofNoRegion
                        ? new Region(code, () -> source.getMetadataForNonGeographicalRegion(code))
                        : new Region(code, () -> source.getMetadataForRegion(name));
                regionsOfCode[code][i] = region;
                if (!ofNoRegion) {
                    regions.put(name, region);
                }
            }
        }
    }

    /** The region with this ISO 3166-1 alpha-2 code in capitals, or null. */
    @Nullable
    Region region(@Nullable String code) {
        return code == null ? null : regions.get(code);
    }

    /**
     * Finds out whether the number, dialled in this region, is valid. Then its calling code is set and it starts with its
     * national number.
     */
    Verdict judge(DialledNumber number, @Nullable String regionCode) {
        if (number.length() == 0) {
            return Verdict.INVALID;
        }
        if (number.length() <= SHORTEST_NATIONAL_NUMBER) {
            return Verdict.UNDECIDED;
        }
        if (number.international()) {
            return judgeInternational(number);
        }
        Region home = region(regionCode);
        if (home == null) {
            return Verdict.INVALID;
        }
        RegionNumbers numbers = home.numbers();
        if (numbers == null) {
            return Verdict.UNDECIDED;
        }
        int abroad = numbers.behindInternationalPrefix(number.digits(), number.start(), number.end());
        if (abroad == PrefixAutomaton.NO_MATCH) {
            return judgeAtHome(number, home, numbers);
        }
        number.startAt(abroad);
        return judgeInternational(number);
    }

    /** Judges a number that starts with a calling code. */
    private Verdict judgeInternational(DialledNumber number) {
        if (number.length() <= SHORTEST_NATIONAL_NUMBER) {
            return Verdict.INVALID;
        }
        int code = 0;
        byte[] digits = number.digits();
        for (int i = 0; i < LONGEST_CALLING_CODE && digits[number.start()] != '0'; i++) {
            code = code * 10 + digits[number.start() + i] - '0';
            Region[] sharing = regionsOfCode[code];
            if (sharing != null) {
                number.startAt(number.start() + i + 1);
                return judgeNational(number, sharing[0], sharing[0].numbers());
            }
        }
        // Behind a plus sign the library tries once more, as if the plus were not there.
        return number.international() ? Verdict.UNDECIDED : Verdict.INVALID;
    }

    /** Judges a number that starts with a national number, or with the calling code of its own region. */
    private Verdict judgeAtHome(DialledNumber number, Region home, RegionNumbers numbers) {
        int behindCode = number.behind(home.callingCode());
        if (behindCode < 0) {
            return judgeNational(number, home, numbers);
        }
        byte[] digits = number.digits();
        int stripped = numbers.withoutNationalPrefix(digits, behindCode, number.end());
        if (stripped == RegionNumbers.REWRITTEN) {
            return Verdict.UNDECIDED;
        }
        boolean fitsOnlyWithoutCode =
                !numbers.fits(digits, number.start(), number.end()) && numbers.fits(digits, stripped, number.end());
        if (!fitsOnlyWithoutCode && !numbers.isTooLong(number.length())) {
            return judgeNational(number, home, numbers);
        }
        number.startAt(stripped);
        Region main = regionsOfCode[home.callingCode()][0];
        return judgeNational(number, main, main.numbers());
    }

    /** Judges a number from which only the national prefix of the region may have to be taken. */
    private Verdict judgeNational(DialledNumber number, Region region, @Nullable RegionNumbers numbers) {
        if (numbers == null) {
            return Verdict.UNDECIDED;
        }
        if (number.length() < SHORTEST_NATIONAL_NUMBER) {
            return Verdict.INVALID;
        }
        int stripped = numbers.withoutNationalPrefix(number.digits(), number.start(), number.end());
        if (stripped == RegionNumbers.REWRITTEN) {
            return Verdict.UNDECIDED;
        }
        if (numbers.isPossibleOrTooLong(number.end() - stripped)) {
            number.startAt(stripped);
        }
        if (number.length() < SHORTEST_NATIONAL_NUMBER || number.length() > LONGEST_NATIONAL_NUMBER) {
            return Verdict.INVALID;
        }
        number.callingCode(region.callingCode());
        return judgeByItsRegion(number);
    }

    /** Judges a national number by the first of the regions of its calling code that claims it. */
    private Verdict judgeByItsRegion(DialledNumber number) {
        Region[] sharing = regionsOfCode[number.callingCode()];
        for (Region region : sharing) {
            RegionNumbers numbers = region.numbers();
            if (numbers == null) {
                return Verdict.UNDECIDED;
            }
            if (sharing.length == 1 || numbers.claims(number.digits(), number.start(), number.end())) {
                boolean valid = numbers.isValid(number.digits(), number.start(), number.end());
                return valid ? Verdict.VALID : Verdict.INVALID;
            }
        }
        return Verdict.INVALID;
    }
}
