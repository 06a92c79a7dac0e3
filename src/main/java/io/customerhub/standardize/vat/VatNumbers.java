package io.customerhub.standardize.vat;

import io.customerhub.standardize.identifier.CheckDigits;
import io.customerhub.standardize.identifier.NumberRule;
import io.customerhub.standardize.identifier.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of VAT numbers by their prefix. Forms after the European Commission's VIES ("VAT identification number
 * structure") and the countries' tax offices; check digits as the offices publish them and as they are collected in the
 * Commission's "Algorithms of VAT numbers" (TAXUD) and the OECD's pages on tax identification numbers.
 */
public final class VatNumbers {

    private static final Map<String, NumberRule> RULES = rules();

    private VatNumbers() {}

    /** True when numbers with these two letters before them are known. */
    public static boolean isPrefix(String prefix) {
        return RULES.containsKey(prefix);
    }

    /** The letters that a country writes before its numbers, such as {@code EL} for GR; null when it has no rule here. */
    public static @Nullable String prefix(@Nullable String region) {
        if (region == null) {
            return null;
        }
        if (region.equals("GR")) {
            return "EL";
        }
        return RULES.containsKey(region) ? region : null;
    }

    /** Judges a number without its prefix, which must be known. */
    public static Verdict check(String prefix, String number) {
        NumberRule rule = RULES.get(prefix);
        return rule == null ? Verdict.WRONG_FORM : rule.check(number);
    }

    private static Map<String, NumberRule> rules() {
        Map<String, NumberRule> rules = new HashMap<>();
        rules.put("AD", VatNumbers::andorra);
        rules.put("AT", CentralVatRules::austria);
        rules.put("BE", WesternVatRules::belgium);
        rules.put("BG", EasternVatRules::bulgaria);
        rules.put("BR", VatNumbers::brazil);
        rules.put("CH", CentralVatRules::switzerland);
        rules.put("CY", SouthernVatRules::cyprus);
        rules.put("CZ", CentralVatRules::czechia);
        rules.put("DE", CentralVatRules::germany);
        rules.put("DK", NorthernVatRules::denmark);
        rules.put("EE", NorthernVatRules::estonia);
        rules.put("EL", SouthernVatRules::greece);
        rules.put("ES", SpanishVatRule::check);
        rules.put("EU", VatNumbers::union);
        rules.put("FI", NorthernVatRules::finland);
        rules.put("FR", WesternVatRules::france);
        rules.put("GB", WesternVatRules::unitedKingdom);
        rules.put("HR", SouthernVatRules::croatia);
        rules.put("HU", CentralVatRules::hungary);
        rules.put("IE", WesternVatRules::ireland);
        rules.put("IS", VatNumbers::iceland);
        rules.put("IT", SouthernVatRules::italy);
        rules.put("LT", NorthernVatRules::lithuania);
        rules.put("LU", WesternVatRules::luxembourg);
        rules.put("LV", NorthernVatRules::latvia);
        rules.put("MT", SouthernVatRules::malta);
        rules.put("NL", WesternVatRules::netherlands);
        rules.put("NO", NorthernVatRules::norway);
        rules.put("PL", CentralVatRules::poland);
        rules.put("PT", SouthernVatRules::portugal);
        rules.put("RO", EasternVatRules::romania);
        rules.put("RS", EasternVatRules::serbia);
        rules.put("RU", EasternVatRules::russia);
        rules.put("SE", NorthernVatRules::sweden);
        rules.put("SI", SouthernVatRules::slovenia);
        rules.put("SK", CentralVatRules::slovakia);
        rules.put("XI", WesternVatRules::unitedKingdom);
        return Map.copyOf(rules);
    }

    /**
     * Letter of the kind of person, six digits, control letter (Decree on the NRT, BOPA 2012). Andorra does not publish how
     * the control letter comes about, so the form is all that a number can be held to.
     */
    private static Verdict andorra(String number) {
        String kinds = "ACDEFGLOPU";
        return Verdict.formed(number.length() == 8
                && kinds.indexOf(number.charAt(0)) >= 0
                && digits(number, 1, 7)
                && kinds.indexOf(number.charAt(7)) >= 0);
    }

    /** Nine digits of a trader outside the Union (One Stop Shop); how they are made is not published. */
    private static Verdict union(String number) {
        return number.length() == 9 && digits(number, 0, 9) ? Verdict.UNCHECKED : Verdict.WRONG_FORM;
    }

    /** Five or six digits without a check digit that would be published (VSK number). */
    private static Verdict iceland(String number) {
        boolean formed = (number.length() == 5 || number.length() == 6) && digits(number, 0, number.length());
        return formed ? Verdict.UNCHECKED : Verdict.WRONG_FORM;
    }

    /**
     * CNPJ: twelve digits or, from July 2026, letters (IN RFB 2.229/2024), and two check digits modulo 11; numbers of one
     * digit only are placeholders.
     */
    private static Verdict brazil(String number) {
        if (number.length() != 14 || !digits(number, 12, 14)) {
            return Verdict.WRONG_FORM;
        }
        boolean same = true;
        for (int i = 1; i < 14; i++) {
            same &= number.charAt(i) == number.charAt(0);
        }
        return Verdict.checked(!same && brazilianCheck(number, 12) && brazilianCheck(number, 13));
    }

    private static boolean brazilianCheck(String number, int at) {
        int sum = 0;
        for (int i = 0; i < at; i++) {
            sum += (number.charAt(i) - '0') * (2 + (at - 1 - i) % 8);
        }
        int rest = sum % 11;
        return number.charAt(at) - '0' == (rest < 2 ? 0 : 11 - rest);
    }

    private static boolean digits(String number, int from, int to) {
        return CheckDigits.areDigits(number, from, to);
    }
}
