package io.customerhub.privacy;

/**
 * Hides personal values: of a name the first letters stay, of an e-mail address the domain, of a phone the last three
 * digits, of a day the year, of an identifier the last four characters. Everything else keeps its form only, letters as x
 * and digits as #, so that a wrong form stays visible.
 */
final class HiddenValues implements Masking {

    private static final int PHONE_REST = 3;
    private static final int IDENTIFIER_REST = 4;

    @Override
    public String mask(PersonalClass kind, String value) {
        return switch (kind) {
            case NAME -> initials(value);
            case EMAIL -> email(value);
            case PHONE -> allButLast(value, PHONE_REST);
            case IDENTIFIER -> allButLast(value, IDENTIFIER_REST);
            case DATE -> year(value);
            case ADDRESS, KEY, TEXT -> form(value);
            case SECRET -> "•••";
        };
    }

    private static String email(String text) {
        int at = text.indexOf('@');
        return at > 0 ? text.charAt(0) + "•••" + text.substring(at) : form(text);
    }

    private static String initials(String text) {
        StringBuilder masked = new StringBuilder();
        boolean first = true;
        for (int point : text.codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(point);
            masked.appendCodePoint(letter && !first ? '*' : point);
            first = !letter;
        }
        return masked.toString();
    }

    private static String allButLast(String text, int kept) {
        int[] points = text.codePoints().toArray();
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean hidden = i < points.length - kept && Character.isLetterOrDigit(points[i]);
            masked.appendCodePoint(hidden || points.length <= kept ? '*' : points[i]);
        }
        return masked.toString();
    }

    /** Four digits in a row are a year; all other digits and letters keep their form only. */
    private static String year(String text) {
        StringBuilder masked = new StringBuilder(form(text));
        for (int i = 0; i + 4 <= text.length() && masked.length() == text.length(); i++) {
            String four = text.substring(i, i + 4);
            boolean alone = (i == 0 || !Character.isDigit(text.charAt(i - 1)))
                    && (i + 4 == text.length() || !Character.isDigit(text.charAt(i + 4)));
            if (alone && four.chars().allMatch(c -> c >= '0' && c <= '9')) {
                masked.replace(i, i + 4, four);
                break;
            }
        }
        return masked.toString();
    }

    /** Letters as x, digits as #, all else as it is. */
    private static String form(String text) {
        StringBuilder masked = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isDigit(point) ? '#' : Character.isLetter(point) ? 'x' : point)
                .forEach(masked::appendCodePoint);
        return masked.toString();
    }
}
