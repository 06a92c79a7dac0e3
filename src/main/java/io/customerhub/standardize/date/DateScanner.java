package io.customerhub.standardize.date;

import io.customerhub.standardize.date.DateReading.Outcome;

/** Finds three parts of a date one after another: numbers, names of months, and what may stand between them. */
final class DateScanner {

    private static final String SEPARATORS = " -/.,'’";

    private final String text;
    private final DateReader reader;
    private final int[] numbers = new int[3];
    private final int[] digits = new int[3];
    private int count;
    private int month;
    private boolean yearFirst;
    private char separator;
    private char pending;
    private int at;

    DateScanner(String text, DateReader reader) {
        this.text = text;
        this.reader = reader;
    }

    /** The date at the start of the text. */
    DateReading read() {
        while (at < text.length() && count + (month > 0 ? 1 : 0) < 3) {
            char c = text.charAt(at);
            boolean understood = DateReader.isDigit(c)
                    ? readNumber()
                    : Character.isLetter(c) || c == '°' ? readWord(c) : readSeparator(c);
            if (!understood) {
                return DateReading.not(Outcome.NOT_A_DATE);
            }
        }
        if (count + (month > 0 ? 1 : 0) < 3) {
            return DateReading.not(count == 0 && month == 0 ? Outcome.NOT_A_DATE : Outcome.INCOMPLETE);
        }
        skipTrailer();
        return resolve();
    }

    private boolean readNumber() {
        int length = DateReader.digitsAt(text, at);
        boolean fits = length == 1 || length == 2 || length == 4;
        if (!fits || count > 0 && month == 0 && !separatesAlike()) {
            return false;
        }
        numbers[count] = DateReader.number(text, at, at + length);
        digits[count++] = length;
        at += length;
        pending = 0;
        return true;
    }

    /** Between numbers the same separator stands twice: 5/6.2020 is no date. */
    private boolean separatesAlike() {
        if (pending == 0) {
            return false;
        }
        boolean alike = separator == 0 || separator == pending || yearFirst;
        separator = pending;
        return alike;
    }

    private boolean readSeparator(char c) {
        if (SEPARATORS.indexOf(c) < 0 || at == 0) {
            return false;
        }
        if (c != ' ' && pending != 0 && pending != ' ' && month == 0) {
            return false;
        }
        if (c != ' ' || pending == 0) {
            pending = c;
        }
        at++;
        return true;
    }

    private boolean readWord(char c) {
        if (c == '年' || c == '년') {
            yearFirst = count == 1;
            return marker(yearFirst);
        }
        if (c == '月' || c == '월') {
            return marker(yearFirst && count == 2);
        }
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        int named = month == 0 ? DateWords.month(word) : 0;
        boolean ordinal = word.equals("º") || word.equals("ª") || word.equals("°");
        if (named == 0 && !ordinal && !DateWords.isIgnored(word)) {
            return false;
        }
        at = end;
        if (named > 0) {
            month = named;
            pending = ' ';
        }
        return true;
    }

    private boolean marker(boolean inPlace) {
        at++;
        pending = '年';
        return inPlace;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c) || c == '°' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** What may follow a whole date: the sign for day, a dot, a weekday. */
    private void skipTrailer() {
        if (at < text.length() && "日号號일".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == ',' || text.charAt(end) == '.')) {
            end++;
        }
        int start = end;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end > start && DateWords.isIgnored(text.substring(start, end))) {
            at = end;
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
            }
        } else if (end == text.length() && start == end) {
            at = end;
        }
    }

    private DateReading resolve() {
        if (month > 0) {
            return resolveNamed();
        }
        if (digits[1] == 4 || digits[0] == 4 && digits[2] == 4) {
            return DateReading.not(Outcome.NOT_A_DATE);
        }
        if (digits[0] == 4 || yearFirst) {
            return reader.resolveYear(numbers[0], digits[0], numbers[1], numbers[2], at, text);
        }
        return digits[2] == 4
                ? reader.resolveYearLast(numbers[0], numbers[1], numbers[2], at, text)
                : reader.resolveShort(numbers[0], numbers[1], numbers[2], at, text);
    }

    private DateReading resolveNamed() {
        if (digits[0] == 4 && digits[1] == 4) {
            return DateReading.not(Outcome.NOT_A_DATE);
        }
        if (digits[0] == 4) {
            return reader.resolveYear(numbers[0], 4, month, numbers[1], at, text);
        }
        return digits[1] == 4
                ? reader.resolveYear(numbers[1], 4, month, numbers[0], at, text)
                : reader.resolveNamed(numbers[0], month, numbers[1], at, text);
    }
}
