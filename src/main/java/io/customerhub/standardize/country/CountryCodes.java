package io.customerhub.standardize.country;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.customerhub.standardize.text.WordList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The codes of countries by code system, from {@code codes.tsv} and, for calling codes, libphonenumber. */
final class CountryCodes {

    private static final List<CountrySystem> COLUMNS = List.of(
            CountrySystem.ISO2,
            CountrySystem.ISO3,
            CountrySystem.NUMERIC,
            CountrySystem.FIPS,
            CountrySystem.IOC,
            CountrySystem.FIFA,
            CountrySystem.VEHICLE);

    private final Map<CountrySystem, Map<String, List<String>>> bySystem = new EnumMap<>(CountrySystem.class);
    private final Map<String, List<String>> otherThreeLetters = new HashMap<>();
    private final Set<String> countries = new TreeSet<>();

    private CountryCodes() {}

    static CountryCodes load() {
        CountryCodes codes = new CountryCodes();
        for (CountrySystem system : CountrySystem.values()) {
            codes.bySystem.put(system, new HashMap<>());
        }
        for (String line : WordList.lines(CountryCodes.class, "codes.tsv")) {
            String[] row = line.split("\t", -1);
            codes.countries.add(row[0]);
            for (int column = 0; column < row.length; column++) {
                for (String sign : row[column].split(" ")) {
                    codes.add(COLUMNS.get(column), sign, row[0]);
                }
            }
        }
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        for (int calling : phones.getSupportedCallingCodes()) {
            for (String region : phones.getRegionCodesForCountryCode(calling)) {
                if (codes.countries.contains(region)) {
                    codes.add(CountrySystem.DIAL, Integer.toString(calling), region);
                }
            }
        }
        return codes;
    }

    private void add(CountrySystem system, String sign, String country) {
        if (sign.equals("-")) {
            return;
        }
        addTo(Objects.requireNonNull(bySystem.get(system)), sign, country);
        boolean other = system != CountrySystem.ISO2 && system != CountrySystem.ISO3 && system != CountrySystem.NUMERIC;
        if (other && sign.length() == 3 && Character.isLetter(sign.charAt(0))) {
            addTo(otherThreeLetters, sign, country);
        }
    }

    private static void addTo(Map<String, List<String>> map, String sign, String country) {
        List<String> known = map.computeIfAbsent(sign, none -> new ArrayList<>(1));
        if (!known.contains(country)) {
            known.add(country);
        }
    }

    /** All alpha-2 codes in order. */
    Set<String> countries() {
        return countries;
    }

    /** The countries that a system gives a code to, whatever its case; empty when there is none. */
    List<String> find(CountrySystem system, String text) {
        Map<String, List<String>> signs = Objects.requireNonNull(bySystem.get(system));
        return signs.getOrDefault(sign(system, text), List.of());
    }

    /** The countries that three letters mean in the systems of sport and traffic; empty when they mean none. */
    List<String> otherThreeLetters(String text) {
        return otherThreeLetters.getOrDefault(text.toUpperCase(Locale.ROOT), List.of());
    }

    private static String sign(CountrySystem system, String text) {
        return switch (system) {
            case NUMERIC -> text.length() < 3 ? "0".repeat(3 - text.length()) + text : text;
            case DIAL -> text.startsWith("+") ? text.substring(1) : text.startsWith("00") ? text.substring(2) : text;
            default -> text.toUpperCase(Locale.ROOT);
        };
    }
}
