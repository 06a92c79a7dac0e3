package io.customerhub.standardize.vat;

import static io.customerhub.standardize.identifier.CheckDigits.areDigits;
import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod97;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

import io.customerhub.standardize.identifier.Verdict;

/** VAT numbers of Belgium, France, Ireland, Luxembourg, the Netherlands and the United Kingdom. */
final class WesternVatRules {

    private static final int[] FALLING_FROM_8 = {8, 7, 6, 5, 4, 3, 2};
    private static final int[] DUTCH = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    /** The NL before the number, as ISO 7064 counts letters, modulo 97. */
    private static final int NL = mod97("NL", 0, 2);

    private WesternVatRules() {}

    /**
     * Ten digits that begin with 0 or 1, the last two 97 minus the others modulo 97; numbers of nine digits lack the 0.
     */
    static Verdict belgium(String number) {
        String whole = number.length() == 9 ? "0" + number : number;
        if (!areDigits(whole, 10) || whole.charAt(0) > '1' || whole.charAt(0) == '0' && whole.charAt(1) == '0') {
            return Verdict.WRONG_FORM;
        }
        return Verdict.checked(97 - value(whole, 0, 8) % 97 == value(whole, 8, 10));
    }

    /**
     * A key of two characters and the nine digits of the SIREN. A key of digits is 12 plus three times the SIREN modulo 97;
     * how keys with letters (all but I and O) come about is not published, so their form is all they can be held to.
     */
    static Verdict france(String number) {
        if (number.length() != 11 || !areDigits(number, 2, 11)) {
            return Verdict.WRONG_FORM;
        }
        if (areDigits(number, 0, 2)) {
            return Verdict.checked((12 + 3 * (value(number, 2, 11) % 97)) % 97 == value(number, 0, 2));
        }
        return Verdict.formed(isKey(number.charAt(0)) && isKey(number.charAt(1)));
    }

    private static boolean isKey(char c) {
        return c != 'I' && c != 'O';
    }

    /**
     * Seven digits and a letter modulo 23, after which a letter of the newer numbers counts nine times its place; the form
     * until 1990 has a letter in the second place.
     */
    static Verdict ireland(String number) {
        int length = number.length();
        if (length == 8 && areDigits(number, 0, 1) && areDigits(number, 2, 7) && isLetter(number.charAt(1))) {
            String newer = "0" + number.substring(2, 7) + number.charAt(0) + number.charAt(7);
            return number.charAt(0) < '7' ? Verdict.WRONG_FORM : irishCheck(newer, 0);
        }
        if (length != 8 && length != 9 || !areDigits(number, 0, 7)) {
            return Verdict.WRONG_FORM;
        }
        int more = length == 9 ? number.charAt(8) == 'W' ? 0 : number.charAt(8) - 'A' + 1 : 0;
        return more < 0 || more > 9 ? Verdict.WRONG_FORM : irishCheck(number, more);
    }

    private static Verdict irishCheck(String number, int more) {
        char check = number.charAt(7);
        if (IRISH_LETTERS.indexOf(check) < 0) {
            return Verdict.WRONG_FORM;
        }
        int sum = weighted(number, 0, FALLING_FROM_8) + 9 * more;
        return Verdict.checked(IRISH_LETTERS.charAt(sum % 23) == check);
    }

    /** Six digits and their rest modulo 89 in two more. */
    static Verdict luxembourg(String number) {
        return areDigits(number, 8)
                ? Verdict.checked(value(number, 0, 6) % 89 == value(number, 6, 8))
                : Verdict.WRONG_FORM;
    }

    /**
     * Nine digits, B, two digits: those of legal entities fulfil the eleven test, those of sole traders (since 2020) modulo
     * 97 over the whole number with NL.
     */
    static Verdict netherlands(String number) {
        if (number.length() != 12
                || number.charAt(9) != 'B'
                || !areDigits(number, 0, 9)
                || !areDigits(number, 10, 12)) {
            return Verdict.WRONG_FORM;
        }
        int rest = weighted(number, 0, DUTCH) % 11;
        return Verdict.checked(rest == digit(number, 8) || mod97(NL, number, 0, 12) == 1);
    }

    /**
     * Nine digits, with three more for a branch; the last two of the nine modulo 97, since 2010 modulo 97 with 55 more
     * (HMRC, VAT notice 700). GD and HA stand before three digits of government departments and health authorities.
     */
    static Verdict unitedKingdom(String number) {
        if (number.length() == 5 && areDigits(number, 2, 5)) {
            boolean department = number.startsWith("GD") && value(number, 2, 5) < 500;
            boolean authority = number.startsWith("HA") && value(number, 2, 5) > 499;
            return Verdict.formed(department || authority);
        }
        if (!areDigits(number, 9) && !areDigits(number, 12)) {
            return Verdict.WRONG_FORM;
        }
        long trader = value(number, 0, 7);
        long sum = weighted(number, 0, FALLING_FROM_8) + value(number, 7, 9);
        boolean old = sum % 97 == 0
                && trader > 0
                && trader < 9990001
                && (trader < 100000 || trader > 999999)
                && (trader < 9490001 || trader > 9700000);
        boolean newer = (sum + 55) % 97 == 0 && trader > 1000000;
        return Verdict.checked(old || newer);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
