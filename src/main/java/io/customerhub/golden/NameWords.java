package io.customerhub.golden;

import io.customerhub.standardize.name.Simplified;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a name for searching: in small letters without accents, in full or half width alike (Unicode NFKC), Chinese
 * characters simplified and in runs of their own. What is no letter, digit or apostrophe parts words.
 */
final class NameWords {

    private final List<String> runs = new ArrayList<>();
    private final List<String> han = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean isHan;

    NameWords(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (!isAscii(plain)) {
            plain = Normalizer.normalize(plain, Normalizer.Form.NFD);
        }
        plain.codePoints().forEach(this::take);
        end();
    }

    /** The words and the runs of characters, in their order. */
    List<String> runs() {
        return runs;
    }

    /** The runs of Chinese characters as they were written. */
    List<String> hanAsWritten() {
        return han;
    }

    static boolean isHan(String run) {
        return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private void take(int point) {
        if (Character.getType(point) == Character.NON_SPACING_MARK || point == '\'' || point == '’') {
            return;
        }
        if (!Character.isLetterOrDigit(point)) {
            end();
            return;
        }
        boolean nowHan = Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
        if (nowHan != isHan) {
            end();
            isHan = nowHan;
        }
        append(point);
    }

    /** Letters that Unicode does not take apart, as people write them where a keyboard lacks them. */
    private void append(int point) {
        switch (point) {
            case 'ß' -> run.append("ss");
            case 'æ' -> run.append("ae");
            case 'œ' -> run.append("oe");
            case 'ø' -> run.append('o');
            case 'ł' -> run.append('l');
            case 'đ', 'ð' -> run.append('d');
            case 'þ' -> run.append("th");
            case 'ı' -> run.append('i');
            default -> run.appendCodePoint(point);
        }
    }

    private void end() {
        if (run.length() == 0) {
            return;
        }
        // Korean syllables, which were taken apart with the accents
        String word = Normalizer.normalize(run, Normalizer.Form.NFC);
        if (isHan) {
            han.add(word);
            runs.add(Simplified.of(word));
        } else {
            runs.add(word);
        }
        run.setLength(0);
    }
}
