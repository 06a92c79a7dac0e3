package io.customerhub.standardize.country;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a field writes its countries. */
public enum CountrySystem {
    /** ISO 3166-1 codes and names, which is what a field has that declares nothing. */
    ANY(List.of()),
    /** ISO 3166-1 alpha-2. */
    ISO2(List.of("iso2", "alpha-2")),
    /** ISO 3166-1 alpha-3. */
    ISO3(List.of("iso3", "alpha-3")),
    /** ISO 3166-1 numeric, which is also UN M49; zeros in front may be lost. */
    NUMERIC(List.of("isonum", "numeric", "m49")),
    /** FIPS 10-4 of the United States. */
    FIPS(List.of("fips")),
    /** International Olympic Committee. */
    IOC(List.of("ioc")),
    /** Fédération Internationale de Football Association. */
    FIFA(List.of("fifa")),
    /** Distinguishing signs of vehicles in international traffic. */
    VEHICLE(List.of("vehicle", "plate")),
    /** Country calling codes, ITU-T E.164. */
    DIAL(List.of("dial")),
    /** Names, never codes. */
    NAME(List.of("name", "name_en", "name_fr", "name_es", "name_ru", "name_ar", "name_zh"));

    private final List<String> spellings;

    CountrySystem(List<String> spellings) {
        this.spellings = spellings;
    }

    /** All that a mapping may write. */
    public static List<String> allSpellings() {
        return List.of(values()).stream()
                .flatMap(system -> system.spellings.stream())
                .toList();
    }

    /** The system of that spelling; {@link #ANY} for null and for a spelling that is none. */
    public static CountrySystem named(@Nullable String spelling) {
        for (CountrySystem system : values()) {
            if (spelling != null && system.spellings.contains(spelling)) {
                return system;
            }
        }
        return ANY;
    }

    /** The language that a spelling such as {@code name_fr} declares, ISO 639-1, or null. */
    public static @Nullable String languageOf(@Nullable String spelling) {
        return spelling != null && spelling.startsWith("name_") ? spelling.substring("name_".length()) : null;
    }
}
