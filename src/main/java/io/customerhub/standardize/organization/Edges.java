package io.customerhub.standardize.organization;

/** What is left at the edges of a part of a name when another part was taken from it: commas, brackets, quotes. */
final class Edges {

    private static final String LOOSE = " ,;:-–—/|·・&+*\u00A0\u3000、，";
    private static final String OPENING = "([{（【";
    private static final String CLOSING = ")]}）】";
    private static final String QUOTES = "\"«»„“”'‘’「」『』《》";

    private Edges() {}

    /** The part of a text without loose signs around it, without a bracket whose other half is gone, without quotes. */
    static String trimmed(String text, int from, int to) {
        int start = from;
        int end = Math.max(from, to);
        boolean more = true;
        while (more && start < end) {
            char first = text.charAt(start);
            char last = text.charAt(end - 1);
            more = true;
            if (LOOSE.indexOf(last) >= 0 || OPENING.indexOf(last) >= 0 || isLonely(text, start, end, last)) {
                end--;
            } else if (LOOSE.indexOf(first) >= 0 || CLOSING.indexOf(first) >= 0 || first == '.') {
                start++;
            } else if (end - start > 2 && QUOTES.indexOf(first) >= 0 && QUOTES.indexOf(last) >= 0) {
                start++;
                end--;
            } else {
                more = false;
            }
        }
        return text.substring(start, end);
    }

    /** True for a closing bracket at the end that was not opened in the part. */
    private static boolean isLonely(String text, int start, int end, char last) {
        int kind = CLOSING.indexOf(last);
        if (kind < 0) {
            return false;
        }
        int open = text.lastIndexOf(OPENING.charAt(kind), end - 1);
        return open < start;
    }

    /** True when the sign before a place, but for spaces, is an ampersand or a plus. */
    static boolean isAfterAmpersand(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && (text.charAt(before) == '&' || text.charAt(before) == '+');
    }
}
