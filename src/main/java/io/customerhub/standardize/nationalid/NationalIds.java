package io.customerhub.standardize.nationalid;

import io.customerhub.standardize.identifier.NumberRule;
import io.customerhub.standardize.identifier.PersonNumbers;
import io.customerhub.standardize.identifier.Verdict;
import io.customerhub.standardize.identifier.WrittenNumber;
import io.customerhub.standardize.vat.VatNumbers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of national numbers by country, ISO 3166-1 alpha-2; China's have a type of their own. Forms and check digits
 * as the countries' offices publish them; each rule names its number.
 */
public final class NationalIds {

    private static final Map<String, NumberRule> RULES = rules();

    private NationalIds() {}

    /** True when the country's numbers are known here. */
    public static boolean isKnown(String region) {
        return RULES.containsKey(region);
    }

    /** The written form without separators; null when the text cannot be such a number. */
    public static @Nullable String written(String text, String region) {
        return switch (region) {
            // the sign before the serial tells the century
            case "FI" -> text.length() == 11 ? text.toUpperCase(Locale.ROOT) : null;
            case "SE" -> WrittenNumber.compact(text, "+");
            case "HK" -> WrittenNumber.compact(text, "()[]");
            default -> WrittenNumber.compact(text);
        };
    }

    /** Judges a number as {@link #written} gives it. */
    public static Verdict check(String region, String number) {
        NumberRule rule = RULES.get(region);
        return rule == null ? Verdict.UNCHECKED : rule.check(number);
    }

    private static Map<String, NumberRule> rules() {
        Map<String, NumberRule> rules = new HashMap<>();
        rules.put("AE", AfricanAndNearEasternIds::emirates);
        rules.put("AR", AmericanIds::argentina);
        rules.put("BA", EuropeanIds::formerYugoslavia);
        rules.put("BE", EuropeanIds::belgium);
        rules.put("BG", PersonNumbers::bulgaria);
        rules.put("BR", AmericanIds::brazil);
        rules.put("CA", AmericanIds::canada);
        rules.put("CH", EuropeanIds::switzerland);
        rules.put("CL", AmericanIds::chile);
        rules.put("CZ", PersonNumbers::czechia);
        rules.put("DE", EuropeanIds::germany);
        rules.put("DK", NordicIds::denmark);
        rules.put("EE", NordicIds::baltic);
        rules.put("ES", PersonNumbers::spain);
        rules.put("FI", NordicIds::finland);
        rules.put("FR", EuropeanIds::france);
        rules.put("GB", EuropeanIds::unitedKingdom);
        rules.put("HK", AsianIds::hongKong);
        rules.put("HR", number -> VatNumbers.check("HR", number));
        rules.put("ID", AsianIds::indonesia);
        rules.put("IE", number -> VatNumbers.check("IE", number));
        rules.put("IL", AfricanAndNearEasternIds::israel);
        rules.put("IN", AsianIds::india);
        rules.put("IR", AfricanAndNearEasternIds::iran);
        rules.put("IS", NordicIds::iceland);
        rules.put("IT", ItalianIds::check);
        rules.put("JP", AsianIds::japan);
        rules.put("KR", AsianIds::korea);
        rules.put("KZ", AfricanAndNearEasternIds::kazakhstan);
        rules.put("LK", AsianIds::sriLanka);
        rules.put("LT", NordicIds::baltic);
        rules.put("LV", PersonNumbers::latvia);
        rules.put("LY", AfricanAndNearEasternIds::libya);
        rules.put("ME", EuropeanIds::formerYugoslavia);
        rules.put("MK", EuropeanIds::formerYugoslavia);
        rules.put("MX", AmericanIds::mexico);
        rules.put("MY", AsianIds::malaysia);
        rules.put("NL", EuropeanIds::netherlands);
        rules.put("NO", NordicIds::norway);
        rules.put("PK", AsianIds::pakistan);
        rules.put("PL", EuropeanIds::poland);
        rules.put("RO", EuropeanIds::romania);
        rules.put("RS", EuropeanIds::formerYugoslavia);
        rules.put("SA", AfricanAndNearEasternIds::saudiArabia);
        rules.put("SE", NordicIds::sweden);
        rules.put("SG", AsianIds::singapore);
        rules.put("SI", EuropeanIds::formerYugoslavia);
        rules.put("SK", PersonNumbers::czechia);
        rules.put("TH", AsianIds::thailand);
        rules.put("TN", AfricanAndNearEasternIds::tunisia);
        rules.put("TR", AfricanAndNearEasternIds::turkey);
        rules.put("TW", AsianIds::taiwan);
        rules.put("UA", EuropeanIds::ukraine);
        rules.put("US", AmericanIds::unitedStates);
        rules.put("ZA", AfricanAndNearEasternIds::southAfrica);
        return Map.copyOf(rules);
    }
}
