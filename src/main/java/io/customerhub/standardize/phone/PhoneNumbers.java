package io.customerhub.standardize.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as libphonenumber understands them, some fifty times faster for plain digits.
 *
 * <p>Thread-safe. Each region is compiled when its first number comes, which takes some milliseconds; keep one instance
 * and share it.
 */
public final class PhoneNumbers {

    /** ITU-T E.164: country codes have one to three digits. */
    private static final int LONGEST_COUNTRY_CODE = 3;

    private final PhoneNumberUtil library;
    private final NumberingPlans plans;

    private PhoneNumbers(PhoneNumberUtil library) {
        this.library = library;
        this.plans = new NumberingPlans(library);
    }

    /** Phone numbers of all regions that libphonenumber knows. */
    public static PhoneNumbers create() {
        return new PhoneNumbers(PhoneNumberUtil.getInstance());
    }

    /**
     * The number in E.164 without its extension, or null when libphonenumber would not call it valid. The answer is that
     * of {@code parse}, {@code isValidNumber} and {@code format(E164)} of libphonenumber for every input.
     *
     * @param input the number as someone wrote it, in any form
     * @param region where it would be dialled as it is written, ISO 3166-1 alpha-2 in capitals; null or a region that
     *     libphonenumber does not know leaves only numbers with a plus sign
     */
    public @Nullable String e164(String input, @Nullable String region) {
        DialledNumber number = DialledNumber.read(input);
        NumberingPlans.Verdict verdict =
                number == null ? NumberingPlans.Verdict.UNDECIDED : plans.judge(number, region);
        return switch (verdict) {
            case VALID -> number.e164();
            case INVALID -> null;
            case UNDECIDED -> validByLibrary(input, region);
        };
    }

    /**
     * All that libphonenumber can tell about the number; costs some ten microseconds. Never fails: an input without a phone
     * number is {@link PhoneValidity#INVALID}.
     *
     * @param input the number as someone wrote it, in any form
     * @param region as in {@link #e164}
     */
    public PhoneNumber parse(String input, @Nullable String region) {
        Phonenumber.PhoneNumber parsed = parseByLibrary(input, region);
        if (parsed == null) {
            return PhoneNumber.NONE;
        }
        String extension = parsed.hasExtension() ? parsed.getExtension() : null;
        if (library.isValidNumber(parsed)) {
            PhoneKind kind = kind(library.getNumberType(parsed));
            return new PhoneNumber(e164(parsed), extension, kind, PhoneValidity.VALID, regionOf(parsed));
        }
        if (library.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE) {
            return new PhoneNumber(
                    e164(parsed), extension, PhoneKind.UNKNOWN, PhoneValidity.POSSIBLE, regionOf(parsed));
        }
        return new PhoneNumber(null, extension, PhoneKind.UNKNOWN, PhoneValidity.INVALID, null);
    }

    /**
     * What libphonenumber reads in an input, in E.164, whether or not there can be such a number; null when it reads none.
     * To be shown to people, never to be called.
     *
     * @param region as in {@link #e164}
     */
    public @Nullable String readAs(String input, @Nullable String region) {
        Phonenumber.PhoneNumber parsed = parseByLibrary(input, region);
        return parsed == null ? null : e164(parsed);
    }

    /**
     * The country of a valid number: that of its country code, or where several countries share the code that of the line.
     *
     * @param e164 as {@link #e164} gives it
     * @return ISO 3166-1 alpha-2; null for a number of no country, and for one of a service in several
     */
    public @Nullable String countryOf(String e164) {
        int code = 0;
        for (int i = 1; i < e164.length() && i <= LONGEST_COUNTRY_CODE; i++) {
            code = code * 10 + e164.charAt(i) - '0';
            List<String> regions = library.getRegionCodesForCountryCode(code);
            if (regions.size() == 1) {
                String only = regions.get(0);
                return PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(only) ? null : only;
            }
            if (!regions.isEmpty()) {
                PhoneNumber number = parse(e164, null);
                return switch (number.kind()) {
                    case MOBILE, FIXED_LINE, FIXED_LINE_OR_MOBILE -> number.region();
                    default -> null;
                };
            }
        }
        return null;
    }

    /** Whether an input needs no look into libphonenumber; for measuring. */
    boolean isFast(String input, @Nullable String region) {
        DialledNumber number = DialledNumber.read(input);
        return number != null && plans.judge(number, region) != NumberingPlans.Verdict.UNDECIDED;
    }

    private @Nullable String validByLibrary(String input, @Nullable String region) {
        Phonenumber.PhoneNumber parsed = parseByLibrary(input, region);
        return parsed != null && library.isValidNumber(parsed) ? e164(parsed) : null;
    }

    private Phonenumber.@Nullable PhoneNumber parseByLibrary(String input, @Nullable String region) {
        int context = input.indexOf(";phone-context=");
        if (context >= 0 && input.indexOf("tel:") >= context) {
            return null; // no URI, and the library would fail with an exception of another kind (9.0.43)
        }
        try {
            return library.parse(input, region);
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private String e164(Phonenumber.PhoneNumber parsed) {
        return library.format(parsed, PhoneNumberFormat.E164);
    }

    private @Nullable String regionOf(Phonenumber.PhoneNumber parsed) {
        String region = library.getRegionCodeForNumber(parsed);
        return PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region) ? null : region;
    }

    private static PhoneKind kind(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> PhoneKind.MOBILE;
            case FIXED_LINE -> PhoneKind.FIXED_LINE;
            case FIXED_LINE_OR_MOBILE -> PhoneKind.FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> PhoneKind.TOLL_FREE;
            case PREMIUM_RATE -> PhoneKind.PREMIUM_RATE;
            case SHARED_COST -> PhoneKind.SHARED_COST;
            case VOIP -> PhoneKind.VOICE_OVER_IP;
            case PERSONAL_NUMBER -> PhoneKind.PERSONAL_NUMBER;
            case PAGER -> PhoneKind.PAGER;
            case UAN -> PhoneKind.UNIVERSAL_ACCESS;
            case VOICEMAIL -> PhoneKind.VOICEMAIL;
            case UNKNOWN -> PhoneKind.UNKNOWN;
        };
    }
}
