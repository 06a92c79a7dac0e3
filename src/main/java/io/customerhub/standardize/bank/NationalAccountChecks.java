package io.customerhub.standardize.bank;

import static io.customerhub.standardize.identifier.CheckDigits.digit;
import static io.customerhub.standardize.identifier.CheckDigits.mod11And10;
import static io.customerhub.standardize.identifier.CheckDigits.mod97;
import static io.customerhub.standardize.identifier.CheckDigits.toTen;
import static io.customerhub.standardize.identifier.CheckDigits.value;
import static io.customerhub.standardize.identifier.CheckDigits.weighted;

/**
 * The check digits that national account numbers had before there were IBANs, where the country's banks all keep to them
 * (European Committee for Banking Standards, TR 201, Register of European Account Numbers). Each is given the account
 * number, the IBAN after its fourth character.
 */
final class NationalAccountChecks {

    private static final int[] SPANISH_BANK = {4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] SPANISH_ACCOUNT = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
    private static final int[] CZECH_PREFIX = {10, 5, 8, 4, 2, 1};
    private static final int[] CZECH_ACCOUNT = {6, 3, 7, 9, 10, 5, 8, 4, 2, 1};
    private static final int[] ESTONIAN = {7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7};
    private static final int[] HUNGARIAN_BANK = {9, 7, 3, 1, 9, 7, 3, 1};
    private static final int[] HUNGARIAN_ACCOUNT = {9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1};
    private static final int[] NORWEGIAN = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] POLISH = {3, 9, 7, 1, 3, 9, 7, 1};

    /** What a character in an odd place of an Italian account counts, by its place among digits or letters. */
    private static final int[] ITALIAN = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private NationalAccountChecks() {}

    static boolean fits(String country, String account) {
        return switch (country) {
            case "BE" -> belgium(account);
            case "BA", "ME", "MK", "PT", "RS", "SI" -> mod97(account, 0, account.length()) == 1;
            case "CZ", "SK" ->
                weighted(account, 4, CZECH_PREFIX) % 11 == 0 && weighted(account, 10, CZECH_ACCOUNT) % 11 == 0;
            case "EE" -> toTen(weighted(account, 2, ESTONIAN)) == digit(account, 15);
            case "ES" -> spain(account);
            case "FR", "MC" -> france(account);
            case "HR" -> mod11And10(account, 0, 7) && mod11And10(account, 7, 17);
            case "HU" -> hungary(account);
            case "IT", "SM" -> italy(account);
            case "NO" -> norway(account);
            case "PL" -> weighted(account, 0, POLISH) % 10 == 0;
            default -> true;
        };
    }

    /** The last two digits are the rest of the others modulo 97, 97 for 0. */
    private static boolean belgium(String account) {
        long rest = value(account, 0, 10) % 97;
        return (rest == 0 ? 97 : rest) == value(account, 10, 12);
    }

    /** Two digits after bank and branch: of these, and of the account; modulo 11. */
    private static boolean spain(String account) {
        return spanish(weighted(account, 0, SPANISH_BANK)) == digit(account, 8)
                && spanish(weighted(account, 10, SPANISH_ACCOUNT)) == digit(account, 9);
    }

    private static int spanish(int sum) {
        int rest = 11 - sum % 11;
        return rest == 11 ? 0 : rest == 10 ? 1 : rest;
    }

    /** The key of the relevé d'identité bancaire: letters count as digits, and the whole is divisible by 97. */
    private static boolean france(String account) {
        int rest = 0;
        for (int i = 0; i < account.length(); i++) {
            char c = account.charAt(i);
            rest = (rest * 10 + (c <= '9' ? c - '0' : c < 'S' ? (c - 'A') % 9 + 1 : c - 'S' + 2)) % 97;
        }
        return rest == 0;
    }

    /** One check digit in bank and branch, and one at the end of the account, which has 8 digits or 16. */
    private static boolean hungary(String account) {
        boolean shorter = account.endsWith("00000000");
        int sum = weighted(account, 8, shorter ? HUNGARIAN_BANK : HUNGARIAN_ACCOUNT);
        return weighted(account, 0, HUNGARIAN_BANK) % 10 == 0 && sum % 10 == 0;
    }

    /** CIN: the letter before bank, branch and account; characters in odd places count by a table, modulo 26. */
    private static boolean italy(String account) {
        int sum = 0;
        for (int i = 1; i < account.length(); i++) {
            char c = account.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 1 ? ITALIAN[value] : value;
        }
        return 'A' + sum % 26 == account.charAt(0);
    }

    /** The last digit modulo 11; accounts whose fifth and sixth digit are 0 have none. */
    private static boolean norway(String account) {
        boolean without = account.startsWith("00", 4);
        return without || (11 - weighted(account, 0, NORWEGIAN) % 11) % 11 == digit(account, 10);
    }
}
