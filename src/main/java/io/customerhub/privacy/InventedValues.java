package io.customerhub.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces personal values by invented ones of the same shape: letters by letters, digits by digits, Chinese characters by
 * Chinese characters, everything else stays. Of telephone numbers the first digits stay, which say country and network, of
 * days the year; e-mail addresses get a domain that nobody has (RFC 2606).
 */
final class InventedValues implements Masking {

    private static final String ALGORITHM = "HmacSHA256";

    /** Common characters of names, none of which says anything. */
    private static final String HAN = "安博晨德恩方光海嘉康乐明宁平青仁思泰文欣雅业泽志";

    private static final String CONSONANTS = "bcdfghklmnprstvw";
    private static final String VOWELS = "aeiou";

    /** What stays of a telephone number at its beginning, in digits: country and network, or area. */
    private static final int PHONE_PREFIX = 5;

    /** Weights and check characters of the Chinese resident id: GB 11643-1999. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECKS = "10X98765432";
    private static final int RESIDENT_ID = 18;

    private final Mac mac;

    InventedValues(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    @Override
    public String mask(PersonalClass kind, String value) {
        return switch (kind) {
            case SECRET -> "masked";
            case EMAIL -> email(value);
            case PHONE -> digitsAfter(value, Math.min(PHONE_PREFIX, digits(value) / 2));
            case DATE -> date(value);
            case IDENTIFIER -> identifier(value);
            case NAME, ADDRESS, KEY, TEXT -> shape(value, 0);
        };
    }

    private String email(String value) {
        int at = value.lastIndexOf('@');
        if (at < 0) {
            return shape(value, 0);
        }
        String domain = value.substring(at + 1);
        return shape(value.substring(0, at), 0) + "@" + (domain.contains(".") ? "example.com" : domain);
    }

    private String identifier(String value) {
        String masked = shape(value, 0);
        boolean isResidentId =
                value.length() == RESIDENT_ID && value.substring(0, 17).chars().allMatch(Character::isDigit);
        if (!isResidentId) {
            return masked;
        }
        // region and a day that exists stay readable for the checks behind; the rest is invented
        String stem = value.substring(0, 6) + "1990" + "0" + (1 + at(value, 30) % 9) + "1" + at(value, 31) % 10
                + masked.substring(14, 17);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (stem.charAt(i) - '0');
        }
        return stem + CHECKS.charAt(sum % 11);
    }

    /** Four digits are a year and stay; one or two become a number that is a month as well as a day. */
    private String date(String value) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < value.length(); ) {
            int end = i;
            while (end < value.length() && isDigit(value.charAt(end))) {
                end++;
            }
            if (end == i) {
                masked.append(value.charAt(i++));
                continue;
            }
            String digits = value.substring(i, end);
            int number = 1 + at(value, i) % 9;
            masked.append(
                    switch (digits.length()) {
                        case 1 -> String.valueOf(number);
                        case 2 -> "0" + number;
                        case 8 -> digits.substring(0, 4) + "0" + number + "1" + number % 10;
                        case 4 -> digits;
                        default -> shape(digits, 0);
                    });
            i = end;
        }
        return masked.toString();
    }

    /** Digits after the first ones are replaced. */
    private String digitsAfter(String value, int kept) {
        int position = 0;
        int seen = 0;
        while (position < value.length() && seen < kept) {
            seen += isDigit(value.charAt(position)) ? 1 : 0;
            position++;
        }
        return value.substring(0, position) + shape(value, position).substring(position);
    }

    private static int digits(String value) {
        return (int) value.chars().filter(InventedValues::isDigit).count();
    }

    /** Every character from a position on becomes another one of its kind. */
    private String shape(String value, int from) {
        StringBuilder masked = new StringBuilder(value.length());
        int index = 0;
        for (int i = 0; i < value.length(); ) {
            int character = value.codePointAt(i);
            masked.appendCodePoint(i < from ? character : other(value, character, index));
            index++;
            i += Character.charCount(character);
        }
        return masked.toString();
    }

    private int other(String value, int character, int index) {
        int random = at(value, index);
        if (isDigit(character)) {
            // a leading zero would not be the same number any more
            return index == 0 && character != '0' ? '1' + random % 9 : '0' + random % 10;
        }
        if (Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN) {
            return HAN.charAt(random % HAN.length());
        }
        if (!Character.isLetter(character)) {
            return character;
        }
        String letters = index % 2 == 0 ? CONSONANTS : VOWELS;
        char letter = letters.charAt(random % letters.length());
        return Character.isUpperCase(character) ? Character.toUpperCase(letter) : letter;
    }

    /** A number that only the key and the value decide, not negative. */
    private int at(String value, int index) {
        byte[] hash = mac.doFinal(
                (value.strip().toLowerCase(Locale.ROOT) + "\n" + index / 32).getBytes(StandardCharsets.UTF_8));
        return hash[index % 32] & 0xFF;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
