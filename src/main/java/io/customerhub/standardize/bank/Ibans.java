package io.customerhub.standardize.bank;

import io.customerhub.standardize.identifier.CheckDigits;
import io.customerhub.standardize.identifier.Verdict;
import io.customerhub.standardize.text.WordList;
import java.util.HashMap;
import java.util.Map;

/**
 * International bank account numbers (ISO 13616-1:2020): length and structure by country from {@code iban-structures.tsv},
 * check digits by ISO 7064 MOD 97-10, and the check digits that some countries' account numbers have of their own.
 */
public final class Ibans {

    private static final Map<String, String> MASKS = read();

    private Ibans() {}

    /** True when accounts of the country, ISO 3166-1 alpha-2, have an IBAN. */
    public static boolean isCountry(String country) {
        return MASKS.containsKey(country);
    }

    /** Judges a number as {@link io.customerhub.standardize.identifier.WrittenNumber#compact} gives it. */
    public static Verdict check(String number) {
        String mask = number.length() < 4 ? null : MASKS.get(number.substring(0, 2));
        if (mask == null
                || number.length() != mask.length() + 4
                || !CheckDigits.areDigits(number, 2, 4)
                || !fits(number, mask)) {
            return Verdict.WRONG_FORM;
        }
        int check = (int) CheckDigits.value(number, 2, 4);
        int rest = CheckDigits.mod97(CheckDigits.mod97(number, 4, number.length()), number, 0, 4);
        return Verdict.checked(rest == 1 && check >= 2 && check <= 98);
    }

    /** True when the country's own check digits in a number that {@link #check} finds right are right, or it has none. */
    public static boolean fitsNationalRule(String number) {
        return NationalAccountChecks.fits(number.substring(0, 2), number.substring(4));
    }

    private static boolean fits(String number, String mask) {
        for (int i = 0; i < mask.length(); i++) {
            char c = number.charAt(i + 4);
            boolean digit = c <= '9';
            char wanted = mask.charAt(i);
            if (wanted == 'n' && !digit || wanted == 'a' && digit) {
                return false;
            }
        }
        return true;
    }

    /** One character for each of the account number: n digit, a capital, c either. */
    private static Map<String, String> read() {
        Map<String, String> masks = new HashMap<>();
        for (String line : WordList.lines(Ibans.class, "iban-structures.tsv")) {
            String[] cells = line.split("\t");
            masks.put(cells[0], mask(cells[1]));
        }
        return Map.copyOf(masks);
    }

    private static String mask(String structure) {
        StringBuilder mask = new StringBuilder();
        int count = 0;
        for (int i = 0; i < structure.length(); i++) {
            char c = structure.charAt(i);
            if (c >= '0' && c <= '9') {
                count = count * 10 + c - '0';
            } else {
                mask.append(String.valueOf(c).repeat(count));
                count = 0;
            }
        }
        return mask.toString();
    }
}
