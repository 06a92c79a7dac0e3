package io.customerhub.standardize.date;

/**
 * Years of the Republic of China (民国, since 1912) and of the Japanese eras since 1868 as years of our era. The first
 * year of an era is also written 元年. Sources: the calendars of Unicode CLDR, roc and japanese.
 */
final class Eras {

    private static final String[] NAMES = {"中華民國", "中华民国", "民國", "民国", "令和", "平成", "昭和", "大正", "明治"};
    private static final int[] YEARS_BEFORE = {1911, 1911, 1911, 1911, 2018, 1988, 1925, 1911, 1867};
    private static final int[] MOST = {200, 200, 200, 200, 99, 31, 64, 15, 45};

    private Eras() {}

    /** The text with the era and its year at the start as a year of four digits; the same instance when there is none. */
    static String toCommonYears(String text) {
        for (int i = 0; i < NAMES.length; i++) {
            if (text.startsWith(NAMES[i])) {
                return common(text, i);
            }
        }
        return text;
    }

    private static String common(String text, int era) {
        int at = NAMES[era].length();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean first = at < text.length() && text.charAt(at) == '元';
        int digits = first ? 1 : DateReader.digitsAt(text, at);
        int year = first ? 1 : digits > 3 ? 0 : DateReader.number(text, at, at + digits);
        int after = at + digits;
        boolean separated = after < text.length() && "年/-. ".indexOf(text.charAt(after)) >= 0;
        return year < 1 || year > MOST[era] || !separated ? text : YEARS_BEFORE[era] + year + text.substring(after);
    }
}
