package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.standardize.text.HalfWidth;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * An e-mail address in the form that mailbox providers accept: dot-atom local part (RFC 5321, 5322 and 6531), domain
 * name with at least two labels. The domain is written in lower case, an international one as it came (A- or U-labels);
 * the local part is never altered, because only its own server knows whether case matters.
 */
final class EmailStandardizer implements Standardizer {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String SYMBOLS = "!#$%&'*+-/=?^_`{|}~";
    private static final boolean[] ATOM = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            ATOM[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || SYMBOLS.indexOf(c) >= 0;
        }
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String address = bare(HalfWidth.of(text));
        int length = address.length();
        int at = 0;
        boolean afterDot = true;
        boolean ascii = true;
        for (; at < length; at++) {
            char c = address.charAt(at);
            if (c < 128 && ATOM[c]) {
                afterDot = false;
            } else if (c >= 128 && isInternational(c)) {
                afterDot = false;
                ascii = false;
            } else if (c == '.' && !afterDot) {
                afterDot = true;
            } else {
                break;
            }
        }
        if (at == length || address.charAt(at) != '@' || afterDot) {
            return explained(address);
        }
        return withDomain(address, at, ascii, false);
    }

    private static StandardValue withDomain(String address, int at, boolean asciiLocal, boolean quoted) {
        int local = asciiLocal ? at : octets(address.substring(0, at));
        if (local > LONGEST_LOCAL || address.length() > LONGEST) {
            return IssueCode.EMAIL_TOO_LONG.invalid();
        }
        int dots = 0;
        int label = at + 1;
        boolean upper = false;
        for (int i = at + 1; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                if (!isLabel(address, label, i)) {
                    return unsound(address, quoted);
                }
                dots++;
                label = i + 1;
            } else if (c >= 'A' && c <= 'Z') {
                upper = true;
            } else if (c >= 128) {
                return withInternationalDomain(address, at, quoted);
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return unsound(address, quoted);
            }
        }
        if (dots == 0 || !isLabel(address, label, address.length()) || !isTopLevel(address, label)) {
            return IssueCode.EMAIL_DOMAIN.invalid();
        }
        return value(upper ? withLowerCaseDomain(address, at) : address, quoted);
    }

    private static StandardValue withInternationalDomain(String address, int at, boolean quoted) {
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException refused) { // the JDK has no other way to ask, and such domains are rare
            return unsound(address, quoted);
        }
        int label = ascii.lastIndexOf('.') + 1;
        boolean sound = label > 1 && ascii.length() > label + 1 && ascii.indexOf("..") < 0 && ascii.charAt(0) != '.';
        if (!sound || octets(address.substring(0, at)) + 1 + ascii.length() > LONGEST || !isTopLevel(ascii, label)) {
            return IssueCode.EMAIL_DOMAIN.invalid();
        }
        return value(address.substring(0, at + 1) + domain, quoted);
    }

    private static StandardValue unsound(String address, boolean quoted) {
        return quoted ? IssueCode.EMAIL_DOMAIN.invalid() : explained(address);
    }

    private static StandardValue value(String address, boolean quoted) {
        return quoted ? IssueCode.EMAIL_QUOTED.possible(address, Map.of()) : StandardValue.valid(address);
    }

    private static boolean isLabel(String address, int start, int end) {
        return end > start
                && end - start <= LONGEST_LABEL
                && address.charAt(start) != '-'
                && address.charAt(end - 1) != '-';
    }

    /** Top-level domains have at least two characters and are not all digits (RFC 3696, 2). */
    private static boolean isTopLevel(String domain, int start) {
        for (int i = start; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c < '0' || c > '9') {
                return domain.length() - start >= 2;
            }
        }
        return false;
    }

    private static String withLowerCaseDomain(String address, int at) {
        char[] out = address.toCharArray();
        for (int i = at + 1; i < out.length; i++) {
            if (out[i] >= 'A' && out[i] <= 'Z') {
                out[i] += 32;
            }
        }
        return new String(out);
    }

    /** Says what is wrong with a text that is no plain address. */
    private static StandardValue explained(String text) {
        if (text.length() > 1 && text.charAt(0) == '"') {
            int end = closingQuote(text);
            if (end > 0 && end + 1 < text.length() && text.charAt(end + 1) == '@' && text.indexOf('@', end + 2) < 0) {
                return withDomain(text, end + 1, false, true);
            }
        }
        int at = text.indexOf('@');
        int last = text.lastIndexOf('@');
        if (at < 0) {
            return IssueCode.EMAIL_SYNTAX.invalid();
        }
        if (last > at && hasSeparator(text, at, last)) {
            return IssueCode.EMAIL_SEVERAL.ambiguous();
        }
        if (text.length() > at + 1 && text.charAt(at + 1) == '[') {
            return IssueCode.EMAIL_LITERAL.invalid();
        }
        boolean localIsSound = isAtom(text, last);
        return localIsSound ? IssueCode.EMAIL_DOMAIN.invalid() : IssueCode.EMAIL_SYNTAX.invalid();
    }

    private static int closingQuote(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasSeparator(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (",;/| 、；，".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAtom(String text, int end) {
        boolean afterDot = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' ? afterDot : c >= 128 ? !isInternational(c) : !ATOM[c]) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    /** Letters, digits and marks of any script (RFC 6531); nothing invisible, no spaces, no symbols of other blocks. */
    private static boolean isInternational(char c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The address in {@code mailto:a@b?subject=c}, {@code Name <a@b>} or {@code <a@b>}; else the text itself. */
    private static String bare(String text) {
        String bare = text;
        if (bare.length() > 7 && bare.regionMatches(true, 0, "mailto:", 0, 7)) {
            int query = bare.indexOf('?');
            bare = (query < 0 ? bare.substring(7) : bare.substring(7, query)).strip();
        }
        int last = bare.length() - 1;
        if (last > 1 && bare.charAt(last) == '>') {
            int open = bare.lastIndexOf('<');
            boolean only = open >= 0 && bare.indexOf('<') == open && bare.indexOf('>') == last;
            if (only) {
                return bare.substring(open + 1, last).strip();
            }
        }
        return bare;
    }
}
