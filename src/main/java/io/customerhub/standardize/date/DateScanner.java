package io.customerhub.standardize.date;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text from left to right into the parts of a date and a time of day. Every character must be understood: one
 * unknown word, and the text is no date.
 */
final class DateScanner {

    private static final char NO_GAP = 0;
    private static final int LONGEST_COMMENT = 40;

    private final String text;
    private final DateLexer lexer;
    private final @Nullable String region;
    private final DateParts parts = new DateParts();
    private final ClockReader clock;
    private int at;
    private char gap = NO_GAP;
    private int nextKind = DateParts.UNKNOWN;
    private boolean timeAnnounced;
    private boolean machineTime;

    DateScanner(String text, @Nullable String language, @Nullable String region) {
        this.text = text;
        this.lexer = new DateLexer(text, language);
        this.region = region;
        this.clock = new ClockReader(text);
    }

    /** True when the whole text was understood; parts and time are what was found. */
    boolean scan() {
        while (at < text.length()) {
            int before = at;
            char c = text.charAt(at);
            boolean understood = DateReader.isDigit(c)
                    ? readTime() || readNumber()
                    : DateLexer.isWordStart(c) ? readWord() : readPunctuation(c);
            if (!understood || at == before) {
                return false;
            }
        }
        boolean open = gap == '-' || gap == '/' || timeAnnounced || nextKind != DateParts.UNKNOWN;
        return !open && parts.count() > 0;
    }

    DateParts parts() {
        return parts;
    }

    /** The time of day; null when there is no such time. */
    @Nullable
    TimeOfDay time() {
        return clock.time();
    }

    private boolean readTime() {
        int end = clock.read(at, parts.isWhole(), machineTime);
        if (end == at) {
            return false;
        }
        at = end;
        timeAnnounced = false;
        machineTime = false;
        gap = NO_GAP;
        return true;
    }

    private boolean readNumber() {
        int length = DateReader.digitsAt(text, at);
        boolean fits = length == 1 || length == 2 || length == 4;
        if (!fits || machineTime || timeAnnounced && parts.isWhole()) {
            return readHourAlone(length);
        }
        int value = DateReader.number(text, at, at + length);
        if (!parts.addNumber(value, length, nextKind, gap)) {
            return readHourAlone(length);
        }
        at += length;
        gap = NO_GAP;
        timeAnnounced = false;
        nextKind = DateParts.UNKNOWN;
        return true;
    }

    /** um 19 Uhr: an hour needs its word. */
    private boolean readHourAlone(int length) {
        int end = at + length;
        int word = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        if (length > 2 || clock.isRead() || word >= text.length() || !DateLexer.isWordStart(text.charAt(word))) {
            return false;
        }
        int wordEnd = lexer.wordEnd(word);
        boolean unit = (lexer.meaning(word, wordEnd) & DateWords.AFTER_TIME) != 0;
        if (unit) {
            clock.hour(DateReader.number(text, at, end));
            at = wordEnd;
            timeAnnounced = false;
            readMinutesAlone();
        }
        return unit;
    }

    /** 7 Stunden 10 Minuten, as Slavic languages write times. */
    private void readMinutesAlone() {
        int number = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        int length = DateReader.digitsAt(text, number);
        int word = number + length + 1;
        if (length < 1 || length > 2 || word >= text.length() || text.charAt(word - 1) != ' ') {
            return;
        }
        int end = lexer.wordEnd(word);
        if ((lexer.meaning(word, end) & DateWords.MINUTES) != 0) {
            clock.minute(DateReader.number(text, number, number + length));
            at = end;
        }
    }

    private boolean readPunctuation(char c) {
        if (at == 0 && c != '[') {
            return false;
        }
        switch (c) {
            case ' ' -> gap = gap == NO_GAP ? ' ' : gap;
            case '-', '\u2013', '/', '.', ',', '\uFF0C', '、' -> {
                return readSeparator(c == '\u2013' ? '-' : c == '\uFF0C' || c == '、' ? ',' : c);
            }
            case '+', '\u2212' -> {
                return readOffset();
            }
            case '\'', '\u2019' -> {
                if (at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                    break; // d'abril: the word before it says nothing
                }
                boolean year = DateReader.digitsAt(text, at + 1) == 2 && parts.count() == 2;
                nextKind = DateParts.YEAR;
                at++;
                return year;
            }
            case '|', '@' -> {
                timeAnnounced = true;
                at++;
                return parts.isWhole();
            }
            case '(', '[' -> {
                return readBracket();
            }
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean readSeparator(char c) {
        if (c == '-' && clock.isRead() && readOffset()) {
            return true;
        }
        boolean stops = (gap == '.' || gap == ',') && (c == '.' || c == ',');
        if (gap != NO_GAP && gap != ' ' && gap != 'w' && !stops || c == '-' && parts.isWhole()) {
            return false;
        }
        gap = gap == 'w' && c != '-' && c != '/' ? gap : c;
        at++;
        return true;
    }

    private boolean readOffset() {
        int end = clock.isRead() ? clock.readOffset(at) : at;
        boolean found = end > at;
        at = end;
        return found;
    }

    /** A weekday, a zone or a comment on the zone in brackets; a word in square ones. */
    private boolean readBracket() {
        char open = text.charAt(at);
        int end = text.indexOf(open == '(' ? ')' : ']', at);
        if (end < 0 || end - at > LONGEST_COMMENT) {
            return false;
        }
        int start = at + 1;
        boolean read = end - start == 1 && parts.addWeekday(DateWords.weekday(text.charAt(start)))
                || clock.isRead() && readZone(start, end)
                || clock.hasZone() && parts.isWhole()
                || readWholeWord(start, end);
        at = end + 1;
        return read;
    }

    private boolean readWholeWord(int start, int end) {
        at = start;
        return start < end && DateLexer.isWordStart(text.charAt(start)) && lexer.wordEnd(start) == end && readWord();
    }

    private boolean readZone(int start, int end) {
        ZoneId zone = clock.hasZone() ? null : Zones.find(text.substring(start, end), region);
        if (zone != null) {
            clock.zone(zone);
        }
        return zone != null;
    }

    private boolean readWord() {
        if (isMachineTime()) {
            machineTime = true;
            at++;
            return true;
        }
        int end = lexer.wordEnd(at);
        if (clock.isRead() && readZone(at, lexer.zoneEnd(at))) {
            at = lexer.zoneEnd(at);
            return true;
        }
        int meaning = lexer.meaning(at, end);
        boolean behindNumber = at > 0 && DateReader.isDigit(text.charAt(at - 1));
        return meaning != 0 && understand(meaning, behindNumber, end);
    }

    /** The T between a date and a time. */
    private boolean isMachineTime() {
        char c = text.charAt(at);
        return (c == 'T' || c == 't')
                && parts.isWhole()
                && !clock.isRead()
                && DateReader.isDigit(text.charAt(at - 1))
                && DateReader.digitsAt(text, at + 1) > 0;
    }

    private boolean understand(int meaning, boolean behindNumber, int end) {
        at = end;
        if (behindNumber && !parts.isWhole() && (meaning & DateWords.ORDINAL) != 0 && isShort()) {
            return parts.mark(DateParts.DAY);
        }
        if ((meaning & (DateWords.YEAR | DateWords.MONTH | DateWords.DAY)) != 0) {
            return mark(meaning);
        }
        if ((meaning & DateWords.MONTHS) != 0 && readMonth(meaning)) {
            return true;
        }
        if ((meaning & DateWords.WEEKDAYS) != 0 && parts.addWeekday((meaning & DateWords.WEEKDAYS) >> 12)) {
            return true;
        }
        return readSmallWord(meaning, behindNumber);
    }

    private boolean isShort() {
        return parts.count() > 0 && parts.digits(parts.count() - 1) <= 2;
    }

    private boolean readMonth(int meaning) {
        int days = (meaning & DateWords.WEEKDAYS) >> 12;
        if (!parts.addName(meaning & DateWords.MONTHS, days, gap)) {
            return false;
        }
        gap = NO_GAP;
        timeAnnounced = false;
        return true;
    }

    private boolean mark(int meaning) {
        int kind = (meaning & DateWords.YEAR) != 0
                ? DateParts.YEAR
                : (meaning & DateWords.MONTH) != 0 ? DateParts.MONTH : DateParts.DAY;
        if ((meaning & DateWords.BEFORE) != 0) {
            nextKind = kind;
            return !parts.isWhole();
        }
        return parts.find(kind) < 0 && parts.mark(kind);
    }

    private boolean readSmallWord(int meaning, boolean behindNumber) {
        if ((meaning & (DateWords.MORNING | DateWords.AFTERNOON)) != 0) {
            clock.half((meaning & DateWords.AFTERNOON) != 0);
            return true;
        }
        if ((meaning & (DateWords.NOON | DateWords.MIDNIGHT)) != 0 && parts.isWhole() && !clock.isRead()) {
            clock.hour((meaning & DateWords.NOON) != 0 ? 12 : 0);
            timeAnnounced = false;
            return true;
        }
        if ((meaning & DateWords.AFTER_TIME) != 0 && clock.isRead()) {
            return true;
        }
        if ((meaning & DateWords.BEFORE_TIME) != 0 && parts.isWhole() && !clock.isRead()) {
            timeAnnounced = true;
            return true;
        }
        if ((meaning & DateWords.FILLER) != 0) {
            gap = parts.count() > 0 && !parts.isWhole() ? 'w' : gap;
            return gap != '-' && gap != '/';
        }
        return false;
    }
}
