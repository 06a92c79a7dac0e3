package io.customerhub.service.letter;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Makes of a text another one of the same shape, of which nothing of the first can be told but that shape. */
final class Scrambling {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Characters of no name in particular: the first of the Thousand Character Classic (6th century, public domain). */
    private static final String HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏";

    /** A word that may tell who is meant: longer than the short name of a month, or two Han characters. */
    private static final Pattern WORD = Pattern.compile("\\p{IsIdeographic}{2,}|[\\p{L}&&[^\\p{IsIdeographic}]]{4,}");

    private Scrambling() {}

    /** True when a word of the one text stands in the other as well. */
    static boolean sharesWord(String text, String other) {
        return WORD.matcher(text).results().anyMatch(word -> other.contains(word.group()));
    }

    /** Digits become other digits, letters other letters of Latin and of their case, Han characters other ones. */
    static String of(String text) {
        StringBuilder other = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                other.append((char) ('0' + RANDOM.nextInt(10)));
            } else if (Character.isIdeographic(point)) {
                other.append(HAN.charAt(RANDOM.nextInt(HAN.length())));
            } else if (Character.isLetter(point)) {
                other.append((char) ((Character.isUpperCase(point) ? 'A' : 'a') + RANDOM.nextInt(26)));
            } else {
                other.appendCodePoint(point);
            }
        });
        return other.toString();
    }
}
