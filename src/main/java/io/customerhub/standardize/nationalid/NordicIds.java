package io.customerhub.standardize.nationalid;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.luhn;
import static io.customerhub.standardize.identifier.CheckDigits.mod11;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.CalendarDay;
import io.customerhub.standardize.identifier.Verdict;

/** National numbers of the Nordic and Baltic countries. */
final class NordicIds {

    private static final int[] DANISH = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] BALTIC = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    private static final int[] BALTIC_AGAIN = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
    private static final int[] ICELANDIC = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] NORWEGIAN = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] NORWEGIAN_LAST = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String FINNISH_CENTURIES = "+-UVWXYABCDEF";

    private NordicIds() {}

    /** CPR number: day, month, year, serial; since 2007 numbers are given that do not fulfil the test modulo 11. */
    static Verdict denmark(String number) {
        if (!areDigits(number, 10) || !born(number, 0)) {
            return Verdict.WRONG_FORM;
        }
        return weighted(number, 0, DANISH) % 11 == 0 ? Verdict.RIGHT : Verdict.UNCHECKED;
    }

    /** Isikukood, asmens kodas: sex and century, year, month, day, serial, check digit modulo 11 in two steps. */
    static Verdict baltic(String number) {
        boolean formed = areDigits(number, 11)
                && number.charAt(0) > '0'
                && number.charAt(0) < '9'
                && CalendarDay.exists(
                        1800 + (digit(number, 0) - 1) / 2 * 100 + (int) value(number, 1, 3),
                        (int) value(number, 3, 5),
                        (int) value(number, 5, 7));
        if (!formed) {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, BALTIC) % 11;
        return Verdict.checked((rest == 10 ? mod11(weighted(number, 0, BALTIC_AGAIN)) : rest) == digit(number, 10));
    }

    /** Henkilötunnus: day, month, year, sign of the century (since 2023 several), serial, character modulo 31. */
    static Verdict finland(String number) {
        boolean formed = number.length() == 11
                && areDigits(number, 0, 6)
                && FINNISH_CENTURIES.indexOf(number.charAt(6)) >= 0
                && areDigits(number, 7, 10)
                && value(number, 7, 10) > 1
                && born(number, 0);
        if (!formed || FINNISH.indexOf(number.charAt(10)) < 0) {
            return Verdict.WRONG_FORM;
        }
        long serial = value(number, 0, 6) * 1000 + value(number, 7, 10);
        return Verdict.checked(FINNISH.charAt((int) (serial % 31)) == number.charAt(10));
    }

    /** Kennitala: day (of companies 40 more), month, year, serial, check digit modulo 11, century. */
    static Verdict iceland(String number) {
        boolean formed = areDigits(number, 10) && "890".indexOf(number.charAt(9)) >= 0 && born(number, 40);
        return formed ? Verdict.checked(weighted(number, 0, ICELANDIC) % 11 == 0) : Verdict.WRONG_FORM;
    }

    /** Fødselsnummer and D-number (day with 40 more): two check digits modulo 11. */
    static Verdict norway(String number) {
        boolean formed = areDigits(number, 11)
                && CalendarDay.mayExist(
                        (int) value(number, 4, 6), (int) value(number, 2, 4) % 40, (int) value(number, 0, 2) % 40);
        return formed
                ? Verdict.checked(
                        weighted(number, 0, NORWEGIAN) % 11 == 0 && weighted(number, 0, NORWEGIAN_LAST) % 11 == 0)
                : Verdict.WRONG_FORM;
    }

    /** Personnummer and samordningsnummer (day with 60 more), with or without the century: Luhn over the last ten. */
    static Verdict sweden(String number) {
        int from = number.length() - 10;
        boolean formed = (from == 0 || from == 2)
                && areDigits(number, 0, number.length())
                && CalendarDay.mayExist(
                        (int) value(number, from, from + 2),
                        (int) value(number, from + 2, from + 4),
                        (int) value(number, from + 4, from + 6) % 60);
        return formed ? Verdict.checked(luhn(number, from, number.length())) : Verdict.WRONG_FORM;
    }

    /** True when the first six digits are a day, month and year; {@code more} may be added to the day. */
    private static boolean born(String number, int more) {
        int day = (int) value(number, 0, 2);
        return CalendarDay.mayExist(
                (int) value(number, 4, 6), (int) value(number, 2, 4), more > 0 && day > more ? day - more : day);
    }
}
