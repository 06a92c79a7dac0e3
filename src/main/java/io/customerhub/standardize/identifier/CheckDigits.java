package io.customerhub.standardize.identifier;

/**
 * The sums behind check digits. All work on a part of a number, from {@code from} inclusive to {@code to} exclusive, of
 * whose characters the caller has made sure.
 */
public final class CheckDigits {

    /** The dihedral group of Verhoeff's scheme (J. Verhoeff, Error Detecting Decimal Codes, 1969). */
    private static final String[] VERHOEFF_PRODUCT = {
        "0123456789",
        "1234067895",
        "2340178956",
        "3401289567",
        "4012395678",
        "5987604321",
        "6598710432",
        "7659821043",
        "8765932104",
        "9876543210"
    };

    private static final String[] VERHOEFF_TURN = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CheckDigits() {}

    /** True when all characters of the part are digits and there is at least one. */
    public static boolean areDigits(String number, int from, int to) {
        if (from >= to || to > number.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** True when the whole number is this many digits. */
    public static boolean areDigits(String number, int length) {
        return number.length() == length && areDigits(number, 0, length);
    }

    /** The digit at a place. */
    public static int digit(String number, int at) {
        return number.charAt(at) - '0';
    }

    /** The value of a part of at most eighteen digits. */
    public static long value(String number, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digit(number, i);
        }
        return value;
    }

    /** The sum of the digits from a place on, each times its weight. */
    public static int weighted(String number, int from, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(number, from + i) * weights[i];
        }
        return sum;
    }

    /** The sum modulo 11, 10 counting as 0. */
    public static int mod11(int sum) {
        return sum % 11 % 10;
    }

    /** What is missing of the sum to a multiple of 11; 10 and 11 count as 0. */
    public static int toEleven(int sum) {
        int rest = 11 - sum % 11;
        return rest > 9 ? 0 : rest;
    }

    /** What is missing of the sum to a multiple of ten. */
    public static int toTen(int sum) {
        return (10 - sum % 10) % 10;
    }

    /** True when the last digit fulfils the Luhn formula (ISO/IEC 7812-1, annex B). */
    public static boolean luhn(String number, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            int digit = digit(number, i) * (twice ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /** True when the last digit is the check digit of ISO 7064 MOD 11,10. */
    public static boolean mod11And10(String number, int from, int to) {
        int product = 10;
        for (int i = from; i < to - 1; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digit(number, to - 1)) % 10 == 1;
    }

    /** The part as a number modulo 97, letters counting 10 to 35 (ISO 7064, ISO 13616). */
    public static int mod97(String number, int from, int to) {
        return mod97(0, number, from, to);
    }

    /** The same, after a rest of the digits before. */
    public static int mod97(int rest, String number, int from, int to) {
        int mod = rest;
        for (int i = from; i < to; i++) {
            char c = number.charAt(i);
            mod = c <= '9' ? (mod * 10 + c - '0') % 97 : (mod * 100 + c - 'A' + 10) % 97;
        }
        return mod;
    }

    /** True when the last digit fulfils Verhoeff's scheme. */
    public static boolean verhoeff(String number) {
        int check = 0;
        int length = number.length();
        for (int i = 0; i < length; i++) {
            int turned = VERHOEFF_TURN[i % 8].charAt(digit(number, length - 1 - i)) - '0';
            check = VERHOEFF_PRODUCT[check].charAt(turned) - '0';
        }
        return check == 0;
    }
}
