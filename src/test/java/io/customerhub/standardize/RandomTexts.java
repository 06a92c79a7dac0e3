package io.customerhub.standardize;

import java.util.Random;

/** Random texts of every kind that a source could send, and some that none should. */
final class RandomTexts {

    private static final String[] PIECES = {
        "2024",
        "-",
        "/",
        ".",
        ",",
        " ",
        "05",
        "6",
        "31",
        "年",
        "月",
        "日",
        "T",
        ":",
        "Z",
        "+",
        "@",
        "a",
        "B",
        "ß",
        "İ",
        "ǆ",
        "'",
        "(",
        ")",
        "\"",
        "<",
        ">",
        "mailto:",
        "¥",
        "$",
        "万",
        "E",
        "e9",
        "Mar",
        "de",
        "Mc",
        "Jr",
        "王",
        "·",
        "。",
        "０",
        "Ａ",
        "＠",
        "\u0301",
        "\u200D",
        "\uD83D",
        "\uDE00",
        "\uD840\uDC00",
        "\u0000",
        "٣",
        "十",
        "二",
        "−",
        "%",
        "\\",
        ";"
    };

    private static final String[] WORDS = {
        "john",
        "MARY",
        "O'BRIEN",
        "mcdonald",
        "MacLeod",
        "van",
        "DER",
        "de",
        "la",
        "y",
        "e",
        "Jr.",
        "III",
        "PhD",
        "dr",
        "Mr.",
        "smith-jones",
        "(Bob)",
        "\"Al\"",
        "St.",
        "J",
        "k.",
        "王",
        "小明",
        "Ünal",
        "ñandú",
        "SENIOR",
        "sr",
        "md",
        "D'",
        "l’hôpital",
        "Dr",
        "herr",
        "ΓΙΩΡΓΟΣ",
        "Иван",
        "IV",
        "CLU",
        "(",
        ")",
        "x\"",
        "--",
        "d.j.",
        "MACEY",
        "xi"
    };

    private RandomTexts() {}

    /** A cleansed or dirty text of 1 to 24 pieces, or of random code units. */
    static String next(Random random) {
        StringBuilder out = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 24 : 9);
        boolean raw = random.nextInt(4) == 0;
        for (int i = 0; i < length; i++) {
            out.append(raw ? String.valueOf((char) random.nextInt(0x10000)) : PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    /** Words of names in any order, with commas here and there. */
    static String nextName(Random random) {
        StringBuilder out = new StringBuilder();
        int length = 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            out.append(i == 0 ? "" : random.nextInt(4) == 0 ? ", " : " ");
            out.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return out.toString();
    }
}
