package io.customerhub.ingest.xlsx;

import java.util.Locale;

/**
 * What the number format of a cell says about the meaning of its number (ECMA-376 part 1, 18.8.30 and 18.8.31).
 *
 * @param meaning what the number is
 * @param digits for {@link Meaning#DIGITS} the format, with 0 for each digit and everything else as it is shown
 */
record CellFormat(Meaning meaning, String digits) {

    /** What a number is. */
    enum Meaning {
        NUMBER,
        DATE,
        TIME,
        DATE_TIME,
        DURATION,
        /** Digits of a code, such as a postal code with leading zeros. */
        DIGITS
    }

    static final CellFormat GENERAL = new CellFormat(Meaning.NUMBER, "");

    /** The format of a number that Excel does not write out in the file. */
    static CellFormat builtIn(int id) {
        boolean date = id >= 14 && id <= 17
                || id >= 27 && id <= 31
                || id == 36
                || id >= 50 && id <= 54
                || id == 57
                || id == 58;
        boolean time = id >= 18 && id <= 21 || id >= 32 && id <= 35 || id == 45 || id == 47 || id == 55 || id == 56;
        Meaning meaning = date
                ? Meaning.DATE
                : time ? Meaning.TIME : id == 22 ? Meaning.DATE_TIME : id == 46 ? Meaning.DURATION : Meaning.NUMBER;
        return new CellFormat(meaning, "");
    }

    /** The format of a code such as {@code yyyy-mm-dd} or {@code 000000}; only its first section counts. */
    static CellFormat of(String code) {
        Symbols symbols = new Symbols(code);
        boolean date = symbols.has('y') || symbols.has('d') || symbols.has('m') && !symbols.hasTime();
        if (symbols.elapsed) {
            return new CellFormat(Meaning.DURATION, "");
        }
        if (date || symbols.hasTime()) {
            return new CellFormat(date ? symbols.hasTime() ? Meaning.DATE_TIME : Meaning.DATE : Meaning.TIME, "");
        }
        return symbols.isDigits() ? new CellFormat(Meaning.DIGITS, symbols.shown.toString()) : GENERAL;
    }

    /** The characters of a format code that are symbols and not literals. */
    private static final class Symbols {

        private final StringBuilder symbols = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();
        private boolean elapsed;
        private int zeros;

        Symbols(String code) {
            if (code.equalsIgnoreCase("General") || code.equals("@")) {
                return;
            }
            int at = 0;
            while (at < code.length() && code.charAt(at) != ';') {
                at = take(code, at);
            }
        }

        private int take(String code, int at) {
            char c = code.charAt(at);
            switch (c) {
                case '"' -> {
                    int end = code.indexOf('"', at + 1);
                    end = end < 0 ? code.length() : end;
                    shown.append(code, at + 1, end);
                    return end + 1;
                }
                case '[' -> {
                    int end = code.indexOf(']', at + 1);
                    end = end < 0 ? code.length() : end;
                    String block = code.substring(at + 1, end).toLowerCase(Locale.ROOT);
                    elapsed |= block.equals("h")
                            || block.equals("hh")
                            || block.startsWith("mm")
                            || block.equals("m")
                            || block.equals("s")
                            || block.equals("ss");
                    return end + 1;
                }
                case '\\' -> {
                    shown.append(code, Math.min(at + 1, code.length()), Math.min(at + 2, code.length()));
                    return at + 2;
                }
                case '_', '*' -> {
                    return at + 2;
                }
                case '0' -> {
                    zeros++;
                    shown.append('\0');
                    return at + 1;
                }
                case '-', ' ', '(', ')', '/', ':', '+' -> {
                    shown.append(c);
                    return at + 1;
                }
                default -> {
                    symbols.append(Character.toLowerCase(c));
                    return at + 1;
                }
            }
        }

        private boolean has(char symbol) {
            return symbols.indexOf(String.valueOf(symbol)) >= 0;
        }

        private boolean hasTime() {
            return has('h') || has('s');
        }

        /** Nothing but zeros and literals, as for a code; a single zero is how whole numbers are shown. */
        private boolean isDigits() {
            return zeros > 1 && symbols.isEmpty();
        }
    }
}
