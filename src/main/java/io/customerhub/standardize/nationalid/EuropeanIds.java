package io.customerhub.standardize.nationalid;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.mod11And10;
import static io.customerhub.standardize.identifier.CheckDigits.toEleven;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.CalendarDay;
import io.customerhub.standardize.identifier.Verdict;

/** National numbers of Europe but its north. */
final class EuropeanIds {

    private static final int[] DUTCH = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    private static final int[] JMBG = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] EAN = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3};
    private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final int[] CNP = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    private static final int[] RNOKPP = {-1, 5, 7, 9, 4, 6, 10, 5, 7};

    private EuropeanIds() {}

    /** National register number: day of birth, serial, 97 minus the rest modulo 97, from 2000 on with a 2 before. */
    static Verdict belgium(String number) {
        if (!areDigits(number, 11)) {
            return Verdict.WRONG_FORM;
        }
        long check = 97 - value(number, 9, 11);
        long serial = value(number, 0, 9);
        return Verdict.checked(serial % 97 == check || (2_000_000_000L + serial) % 97 == check);
    }

    /**
     * Tax identification number (steuerliche Identifikationsnummer): eleven digits, ISO 7064 MOD 11,10; of the first ten one
     * stands twice or three times and no other more than once.
     */
    static Verdict germany(String number) {
        boolean formed = areDigits(number, 11) && number.charAt(0) != '0' && repeatsOneDigit(number);
        return formed ? Verdict.checked(mod11And10(number, 0, 11)) : Verdict.WRONG_FORM;
    }

    private static boolean repeatsOneDigit(String number) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[digit(number, i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            repeated += count > 3 ? 2 : count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }

    /**
     * NIR: sex, year, month, department (2A and 2B in Corsica), commune, serial, and 97 minus the rest modulo 97; the two
     * check digits are often left out.
     */
    static Verdict france(String number) {
        if (number.length() != 13 && number.length() != 15) {
            return Verdict.WRONG_FORM;
        }
        char second = number.charAt(6);
        boolean corsica = number.charAt(5) == '2' && (second == 'A' || second == 'B');
        String digits = corsica ? number.substring(0, 5) + (second == 'A' ? "19" : "18") + number.substring(7) : number;
        boolean formed = areDigits(digits, number.length())
                && "123478".indexOf(digits.charAt(0)) >= 0
                && value(digits, 3, 5) > 0;
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        return digits.length() == 13
                ? Verdict.UNCHECKED
                : Verdict.checked(97 - value(digits, 0, 13) % 97 == value(digits, 13, 15));
    }

    /** National insurance number: two letters, six digits, A to D; there is no check digit (HMRC, NIM39110). */
    static Verdict unitedKingdom(String number) {
        if (number.length() != 9 || !areDigits(number, 2, 8)) {
            return Verdict.WRONG_FORM;
        }
        char first = number.charAt(0);
        char second = number.charAt(1);
        boolean letters = first >= 'A' && second >= 'A' && "DFIQUV".indexOf(first) < 0 && "DFIQUVO".indexOf(second) < 0;
        boolean used =
                switch (number.substring(0, 2)) {
                    case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ" -> false;
                    default -> true;
                };
        return Verdict.formed(letters && used && number.charAt(8) >= 'A' && number.charAt(8) <= 'D');
    }

    /** BSN: nine digits, the eleven test. */
    static Verdict netherlands(String number) {
        return areDigits(number, 9) && value(number, 0, 9) > 0
                ? Verdict.checked(weighted(number, 0, DUTCH) % 11 == 0)
                : Verdict.WRONG_FORM;
    }

    /** JMBG, EMŠO, EMBG: day, month, three digits of the year, region, serial, check digit modulo 11. */
    static Verdict formerYugoslavia(String number) {
        boolean formed = areDigits(number, 13)
                && CalendarDay.exists(year(number), (int) value(number, 2, 4), (int) value(number, 0, 2));
        return formed ? Verdict.checked(toEleven(weighted(number, 0, JMBG)) == digit(number, 12)) : Verdict.WRONG_FORM;
    }

    private static int year(String number) {
        int year = (int) value(number, 4, 7);
        return year + (year < 800 ? 2000 : 1000);
    }

    /** PESEL: year, month with 20 more a century after 1900 (80 for the 1800s), day, serial, check digit. */
    static Verdict poland(String number) {
        if (!areDigits(number, 11)) {
            return Verdict.WRONG_FORM;
        }
        int month = (int) value(number, 2, 4);
        int century = month > 80 ? 1800 : 1900 + month / 20 * 100;
        boolean born = CalendarDay.exists(century + (int) value(number, 0, 2), month % 20, (int) value(number, 4, 6));
        return born ? Verdict.checked(toTen(weighted(number, 0, PESEL)) == digit(number, 10)) : Verdict.WRONG_FORM;
    }

    /** CNP: sex and century, year, month, day, county, serial, check digit modulo 11 with 1 for 10. */
    static Verdict romania(String number) {
        boolean formed = areDigits(number, 13)
                && number.charAt(0) != '0'
                && CalendarDay.mayExist(
                        (int) value(number, 1, 3), (int) value(number, 3, 5), (int) value(number, 5, 7));
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, CNP) % 11;
        return Verdict.checked((rest == 10 ? 1 : rest) == digit(number, 12));
    }

    /** AHV number: 756 and ten digits, the check digit of an EAN. */
    static Verdict switzerland(String number) {
        return areDigits(number, 13) && number.startsWith("756")
                ? Verdict.checked(toTen(weighted(number, 0, EAN)) == digit(number, 12))
                : Verdict.WRONG_FORM;
    }

    /** RNOKPP: ten digits modulo 11. */
    static Verdict ukraine(String number) {
        return areDigits(number, 10)
                ? Verdict.checked(mod11(Math.floorMod(weighted(number, 0, RNOKPP), 11)) == digit(number, 9))
                : Verdict.WRONG_FORM;
    }
}
