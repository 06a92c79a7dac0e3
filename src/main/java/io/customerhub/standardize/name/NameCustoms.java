package io.customerhub.standardize.name;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How names are built where a record comes from. */
public enum NameCustoms {
    /** Given names first, one family name; the frequent names of English-speaking countries. */
    ENGLISH,
    /** Given names first, then the first family names of both parents. */
    IBERIAN,
    /** The family name first, also in Latin letters. */
    CHINESE,
    /** The family name first, and characters that do not tell where it ends. */
    JAPANESE,
    /** Given names first, one family name. */
    OTHER;

    private static final Set<String> ENGLISH_REGIONS = Set.of("US", "GB", "CA", "AU", "NZ", "IE");

    /** Spain, Portugal and the countries of America that name people as they do. */
    private static final Set<String> IBERIAN_REGIONS = Set.of(
            "ES", "PT", "BR", "MX", "CO", "CL", "PE", "VE", "EC", "BO", "UY", "PY", "GT", "HN", "SV", "NI", "CR", "PA",
            "DO", "CU", "PR", "AO", "MZ");

    private static final Set<String> CHINESE_REGIONS = Set.of("CN", "TW", "HK", "MO");

    /** The customs of a region, ISO 3166-1 alpha-2; those of English-speaking countries when it is null. */
    public static NameCustoms of(@Nullable String region) {
        if (region == null || ENGLISH_REGIONS.contains(region)) {
            return ENGLISH;
        }
        if (CHINESE_REGIONS.contains(region)) {
            return CHINESE;
        }
        return region.equals("JP") ? JAPANESE : IBERIAN_REGIONS.contains(region) ? IBERIAN : OTHER;
    }
}
