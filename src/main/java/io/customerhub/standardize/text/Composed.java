package io.customerhub.standardize.text;

import java.text.Normalizer;

/** Letters that got another case may stand before an accent that now has a letter in common with them: ı́ becomes Í. */
public final class Composed {

    private static final char FIRST_MARK = '\u0300';

    private Composed() {}

    /** The characters as a text in the composed form (Unicode, NFC). */
    public static String text(char[] chars) {
        String text = new String(chars);
        for (char c : chars) {
            if (c >= FIRST_MARK) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}
