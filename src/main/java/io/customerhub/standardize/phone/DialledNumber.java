package io.customerhub.standardize.phone;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The digits of one phone number while it is being looked at: what stood in the input, and then, bit by bit, which of it
 * is the calling code and which the national number. Used by one call only.
 */
final class DialledNumber {

    /** Longer inputs are rare and go to libphonenumber; below 64 a set of lengths fits into a long. */
    private static final int LONGEST_INPUT = 60;

    /** Room in front of the digits for '+' and a calling code of three digits, so that E.164 is built in place. */
    private static final int ROOM = 4;

    private final byte[] digits;
    private final int end;
    private final boolean international;
    private int start;
    private int callingCode;

    private DialledNumber(byte[] digits, int end, boolean international) {
        this.digits = digits;
        this.end = end;
        this.international = international;
        this.start = ROOM;
    }

    /**
     * The digits of an input that libphonenumber would read as nothing but one number in digits and its punctuation, with
     * words before it ("Tel. +86 ...") left out; null for any other input.
     *
     * <p>What may stand where: {@code PhoneNumberUtil.VALID_PUNCTUATION} and {@code extractPossibleNumber} of
     * libphonenumber 9.0.43, without what can start an extension ({@code x ~ # , ;}) or a second number.
     */
    static @Nullable DialledNumber read(String input) {
        int length = input.length();
        if (length > LONGEST_INPUT) {
            return null;
        }
        byte[] digits = new byte[ROOM + length];
        int end = ROOM;
        int lastPlus = -1;
        for (int i = 0; i < length; i++) {
            char c = input.charAt(i);
            if (c >= '0' && c <= '9') {
                digits[end++] = (byte) c;
            } else if (c >= '\uFF10' && c <= '\uFF19') {
                digits[end++] = (byte) (c - '\uFF10' + '0');
            } else if (c == '+' || c == '\uFF0B') {
                if (end > ROOM || (lastPlus >= 0 && lastPlus != i - 1)) {
                    return null;
                }
                lastPlus = i;
            } else if (!isPunctuation(c) && (end > ROOM || lastPlus >= 0 || !mayStandBefore(c))) {
                return null;
            }
        }
        return new DialledNumber(digits, end, lastPlus >= 0);
    }

    private static boolean isPunctuation(char c) {
        if (c < 0x80) {
            return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.' || c == '/' || c == '[' || c == ']';
        }
        return switch (c) {
            case '\u00A0', '\u00AD', '\u200B', '\u2060', '\u3000' -> true;
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u30FC' -> true;
            case '\uFF08', '\uFF09', '\uFF0D', '\uFF0E', '\uFF0F', '\uFF3B', '\uFF3D' -> true;
            default -> false;
        };
    }

    /** Words before the number are skipped, unless they hold digits of other scripts or parameters as in RFC 3966. */
    private static boolean mayStandBefore(char c) {
        return c != ';' && !Character.isSurrogate(c) && !Character.isDigit(c);
    }

    /** Whether a plus sign stood before the digits. */
    boolean international() {
        return international;
    }

    /** The digits in ASCII; those from {@link #start()} to before {@link #end()} count. */
    byte[] digits() {
        return digits;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    /** Leaves out what stands before this index: a dialling prefix, the calling code, the national prefix. */
    void startAt(int index) {
        start = index;
    }

    int callingCode() {
        return callingCode;
    }

    void callingCode(int code) {
        callingCode = code;
    }

    /** Where the digits go on behind this calling code, or -1 when they do not start with it. */
    int behind(int code) {
        int behind = start + (code >= 100 ? 3 : code >= 10 ? 2 : 1);
        int rest = code;
        for (int i = behind - 1; i >= start; i--) {
            if (i >= end || digits[i] != '0' + rest % 10) {
                return -1;
            }
            rest /= 10;
        }
        return behind;
    }

    /** The calling code and the digits that are left as E.164; overwrites what stood before them, so call it last. */
    String e164() {
        int first = start;
        for (int rest = callingCode; rest > 0; rest /= 10) {
            digits[--first] = (byte) ('0' + rest % 10);
        }
        digits[--first] = '+';
        return new String(digits, first, end - first, StandardCharsets.ISO_8859_1);
    }
}
